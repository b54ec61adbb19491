import { AgencyInShortView } from '../reading/case.view.js';

/** What the custodian did on a case it handles itself: a contact with a party, or how things go. */
export class WorkRecordView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** `contact` or `progress`. @example contact */
  kind: 'contact' | 'progress';
  /** When the party was reached for; a progress note is of the instant it was written. @example 2026-03-05T02:20:00.000Z */
  happenedAt: string;
  /** By what way; null for a progress note. @example phone */
  channel: string | null;
  /** With what result; null for a progress note. @example reached */
  result: string | null;
  /** Null where the party was not on record, and for a progress note. @example 01890a5d-ac96-774b-bcce-b302099a8058 */
  partyId: string | null;
  /** Null for a progress note. @example applicant */
  partyRole: string | null;
  /** Null where nothing was told. @example 约定周四下午面谈 */
  note: string | null;
  /** In whose name. */
  agency: AgencyInShortView;
  /** The cycle of the case it belongs to. @example 1 */
  cycle: number;
  /** @example 2026-03-05T02:25:00.000Z */
  recordedAt: string;
  /** @example 陈警官 */
  recordedBy: string | null;
}

/** A page of work records, in the order in which they were put on record. */
export class WorkRecordPageView {
  items: WorkRecordView[];
  /** Null on the last page. @example null */
  nextCursor: string | null;
}
