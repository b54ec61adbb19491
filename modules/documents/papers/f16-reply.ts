import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { assertNever } from '../../../src/kernel/assert-never.js';
import { chineseDate, chineseDateTime } from './chinese-date.js';
import { closing, contactNote, personAndPhone, type Enclosure, type LetterContact } from './closing.js';
import { letterDefinition } from './letterhead.js';
import { form, paragraph } from './typography.js';

/** Whether the case was taken. */
export interface ReplyDecision {
  readonly accepted: boolean;
  readonly at: string;
  /** Why not, in words; null when it was taken. */
  readonly reason: string | null;
  /** Who should take it instead, in the refuser's view. */
  readonly suggestedAgency: string | null;
}

/** How the mediation ended. */
export interface ReplyOutcome {
  readonly ending: 'written_agreement' | 'oral_agreement' | 'terminated';
  /** In words, such as 达成书面协议 or 一方拒绝调解. */
  readonly result: string;
  readonly agreementNumber: string | null;
  /** What was agreed, or why it ended without. */
  readonly summary: string | null;
  /** 履行情况. */
  readonly performance: string | null;
  readonly at: string;
}

/**
 * F16 委托回执 / 反馈函: what the recipient answers (domain.md 4). Instants are ISO 8601.
 *
 * A receipt while there is no outcome, a report with it.
 */
export interface Reply {
  readonly referralId: string;
  /** Of the letter (F15) it answers. */
  readonly kind: 'transfer' | 'entrust';
  readonly letterNumber: string | null;
  readonly caseNumber: string | null;
  /** The agency that answers. */
  readonly sender: string;
  /** The agency that sent the case. */
  readonly recipient: string;
  readonly disputeType: string | null;
  /** When the letter it answers was sent. */
  readonly referredAt: string;
  readonly decision: ReplyDecision;
  readonly handler: LetterContact | null;
  readonly outcome: ReplyOutcome | null;
  readonly enclosures: readonly Enclosure[];
  readonly contact: LetterContact | null;
  readonly repliedAt: string;
}

/** The reply as a document; the same record gives the same document. */
export function layoutReply(reply: Reply): TDocumentDefinitions {
  return letterDefinition({
    sender: reply.sender,
    letterNumber: reply.letterNumber,
    title: replyTitle(reply),
    addressee: reply.recipient,
    body: [
      paragraph(opening(reply)),
      form([...decisionRows(reply), ...outcomeRows(reply.outcome)]),
      closing({
        sentence: '特此函复。',
        enclosures: reply.enclosures,
        agency: reply.sender,
        at: reply.repliedAt,
      }),
      ...contactNote(reply.contact),
    ],
  });
}

export function replyTitle(reply: Reply): string {
  const step = reply.kind === 'transfer' ? '移送' : '委托';
  return `${step}调解${reply.outcome === null ? '回执' : '反馈函'}`;
}

function opening(reply: Reply): string {
  const step = reply.kind === 'transfer' ? '移送' : '委托';
  const number = reply.caseNumber === null ? '' : `（案号：${reply.caseNumber}）`;
  const told = reply.outcome === null ? '是否接收的情况' : '办理情况';
  return `你单位${chineseDate(reply.referredAt)}${step}我单位调解的${reply.disputeType ?? '矛盾纠纷'}一案${number}收悉。现将${told}函复如下：`;
}

type Row = readonly [name: string, text: string];

function decisionRows({ decision, handler }: Reply): Row[] {
  const rows: Row[] = [
    ['是否接收', decision.accepted ? '■ 接收　　□ 不予接收' : '□ 接收　　■ 不予接收'],
    [decision.accepted ? '接收时间' : '答复时间', chineseDateTime(decision.at)],
  ];
  if (decision.reason !== null) rows.push([decision.accepted ? '说明' : '不予接收理由', decision.reason]);
  if (decision.suggestedAgency !== null) rows.push(['建议承办单位', decision.suggestedAgency]);
  if (handler !== null) rows.push(['承办人', personAndPhone(handler)]);
  return rows;
}

function outcomeRows(outcome: ReplyOutcome | null): Row[] {
  if (outcome === null) return [];
  const rows: Row[] = [
    ['调解结果', outcome.result],
    ['协议或终止', endingMarks(outcome.ending)],
  ];
  if (outcome.agreementNumber !== null) rows.push(['协议编号', outcome.agreementNumber]);
  if (outcome.summary !== null) {
    rows.push([outcome.ending === 'terminated' ? '终止理由' : '协议主要内容', outcome.summary]);
  }
  if (outcome.performance !== null) rows.push(['履行情况', outcome.performance]);
  rows.push([outcome.ending === 'terminated' ? '终止时间' : '办结时间', chineseDateTime(outcome.at)]);
  return rows;
}

function endingMarks(ending: ReplyOutcome['ending']): string {
  switch (ending) {
    case 'written_agreement':
      return '■ 书面协议　　□ 口头协议　　□ 终止调解';
    case 'oral_agreement':
      return '□ 书面协议　　■ 口头协议　　□ 终止调解';
    case 'terminated':
      return '□ 书面协议　　□ 口头协议　　■ 终止调解';
    default:
      return assertNever(ending);
  }
}
