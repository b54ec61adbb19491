import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { chineseDateTime } from './chinese-date.js';
import { closing } from './closing.js';
import { letterDefinition } from './letterhead.js';
import { form, paragraph } from './typography.js';

/** An answer of the agency, and why it was returned where it was. */
export interface SupervisionAnswer {
  readonly done: string;
  readonly remains: string | null;
  readonly answeredAt: string;
  readonly answeredBy: string | null;
  readonly returnReason: string | null;
}

/** 督办单: what an agency is ordered to do by when, and what it answered. Instants are ISO 8601. */
export interface SupervisionOrderPaper {
  readonly orderId: string;
  readonly number: string;
  /** In whose name it is ordered. */
  readonly sender: string;
  /** Who is ordered. */
  readonly recipient: string;
  readonly caseNumber: string | null;
  readonly disputeType: string | null;
  /** What was to be done in time. */
  readonly about: string;
  readonly text: string;
  readonly issuedAt: string;
  readonly issuedBy: string;
  /** How it stands, in words. */
  readonly state: string;
  readonly dueAt: string;
  readonly answers: readonly SupervisionAnswer[];
}

export const SUPERVISION_TITLE = '督办单';

/** The order as a document; the same record gives the same document. */
export function layoutSupervisionOrder(order: SupervisionOrderPaper): TDocumentDefinitions {
  return letterDefinition({
    sender: order.sender,
    letterNumber: order.number,
    title: SUPERVISION_TITLE,
    addressee: order.recipient,
    body: [
      paragraph(opening(order)),
      form([
        ['督办事项', order.about],
        ['督办要求', order.text],
        ['答复期限', chineseDateTime(order.dueAt)],
        ['签发人', order.issuedBy],
        ['办理状态', order.state],
        ...order.answers.flatMap(answerRows),
      ]),
      closing({
        sentence: '请在答复期限前书面答复办理情况。',
        enclosures: [],
        agency: order.sender,
        at: order.issuedAt,
      }),
    ],
  });
}

function opening({ caseNumber, disputeType }: SupervisionOrderPaper): string {
  const number = caseNumber === null ? '' : `（案号：${caseNumber}）`;
  return `你单位承办的${disputeType ?? '矛盾纠纷'}一案${number}须予督办。现将有关要求通知如下：`;
}

function answerRows(
  { done, remains, answeredAt, answeredBy, returnReason }: SupervisionAnswer,
  index: number,
): (readonly [string, string])[] {
  const name = index === 0 ? '答复' : `第${index + 1}次答复`;
  const rows: (readonly [string, string])[] = [
    [name, `${done}（${answeredBy ?? ''}，${chineseDateTime(answeredAt)}）`],
  ];
  if (remains !== null) rows.push(['尚待办理', remains]);
  if (returnReason !== null) rows.push(['退回理由', returnReason]);
  return rows;
}
