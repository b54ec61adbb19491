import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { layoutReferralLetter, referralLetterTitle, type ReferralLetter } from './f15-referral-letter.js';
import { layoutReply, replyTitle, type Reply } from './f16-reply.js';

/** The papers of a referral, by the numbers of domain.md 4, and the record each is printed from. */
export interface PaperRecords {
  readonly f15: ReferralLetter;
  readonly f16: Reply;
}

export const PAPER_FORMS = ['f15', 'f16'] as const satisfies readonly (keyof PaperRecords)[];
export type PaperForm = (typeof PAPER_FORMS)[number];

/** A form and its record, told together. */
export type Paper = {
  [Form in PaperForm]: { readonly form: Form; readonly record: PaperRecords[Form] };
}[PaperForm];

export interface LaidOut {
  readonly definition: TDocumentDefinitions;
  readonly title: string;
  readonly agency: string;
  /** The day on the paper: also the file's own date, so that printing again gives the same bytes. */
  readonly at: string;
}

export function layOut(paper: Paper): LaidOut {
  if (paper.form === 'f15') {
    const { record } = paper;
    const definition = layoutReferralLetter(record);
    return { definition, title: referralLetterTitle(record), agency: record.sender, at: record.sentAt };
  }
  const { record } = paper;
  return {
    definition: layoutReply(record),
    title: replyTitle(record),
    agency: record.sender,
    at: record.repliedAt,
  };
}
