import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { layoutReferralLetter, referralLetterTitle, type ReferralLetter } from './f15-referral-letter.js';
import { layoutReply, replyTitle, type Reply } from './f16-reply.js';
import {
  layoutSupervisionOrder,
  SUPERVISION_TITLE,
  type SupervisionOrderPaper,
} from './supervision-order.js';

/** The papers, those of a referral by the numbers of domain.md 4, and the record each is printed from. */
export interface PaperRecords {
  readonly f15: ReferralLetter;
  readonly f16: Reply;
  readonly supervision: SupervisionOrderPaper;
}

/** The papers of a referral. */
export const PAPER_FORMS = ['f15', 'f16'] as const satisfies readonly (keyof PaperRecords)[];
export type PaperForm = (typeof PAPER_FORMS)[number];

/** A form and its record, told together. */
export type Paper = {
  [Form in keyof PaperRecords]: { readonly form: Form; readonly record: PaperRecords[Form] };
}[keyof PaperRecords];

export interface LaidOut {
  readonly definition: TDocumentDefinitions;
  readonly title: string;
  readonly agency: string;
  /** What it is about: id of a referral or an order. */
  readonly subject: string;
  /** The day on the paper: also the file's own date, so that printing again gives the same bytes. */
  readonly at: string;
}

export function layOut(paper: Paper): LaidOut {
  switch (paper.form) {
    case 'f15': {
      const { record } = paper;
      return {
        ...of(record),
        subject: record.referralId,
        definition: layoutReferralLetter(record),
        title: referralLetterTitle(record),
        at: record.sentAt,
      };
    }
    case 'f16': {
      const { record } = paper;
      return {
        ...of(record),
        subject: record.referralId,
        definition: layoutReply(record),
        title: replyTitle(record),
        at: record.repliedAt,
      };
    }
    case 'supervision': {
      const { record } = paper;
      return {
        ...of(record),
        subject: record.orderId,
        definition: layoutSupervisionOrder(record),
        title: `${SUPERVISION_TITLE}${record.number}`,
        at: record.issuedAt,
      };
    }
  }
}

function of({ sender }: { readonly sender: string }): Pick<LaidOut, 'agency'> {
  return { agency: sender };
}
