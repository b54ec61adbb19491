import type { CaseState } from '../domain/case-state.js';
import type { CloseOutcome } from '../domain/close-outcome.js';
import type { Lane } from '../domain/lane.js';
import type { RiskLevel } from '../domain/risk-level.js';
import type { CaseSource } from '../store/case-row.js';
import type { PartyMark, PartyRole } from '../store/party-row.js';

/** An agency in short. */
export class AgencyInShortView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example 草堂派出所 */
  name: string;
}

/** A code with its name. */
export class CodeView {
  /** @example 0202 */
  code: string;
  /** @example 噪音 */
  name: string;
}

/** How a party may be reached without harm. */
export class SafeContactView {
  /** @example true */
  mayCall: boolean;
  /** @example false */
  maySms: boolean;
  /** Local hours; null for any. @example 09:00-17:30 */
  hours: string | null;
  /** Messages must not say what they are about. @example true */
  neutralWording: boolean;
}

/** A party, masked. What is hidden is shown by a revelation, with a reason, and that is recorded. */
export class PartyView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8058 */
  id: string;
  /** @example 1 */
  position: number;
  /** @example applicant */
  role: PartyRole;
  /** @example person */
  kind: 'person' | 'organisation';
  /** @example false */
  isMinor: boolean;
  /** Surname only; a minor's is not shown. @example 刘某 */
  name: string;
  /** @example 199****0001 */
  phone: string | null;
  /** @example 510***********0013 */
  documentNumber: string | null;
  /** Down to the street; null when it is protected or unknown. @example 草堂街道*** */
  address: string | null;
  /** Its address must not be told to anybody. @example false */
  addressProtected: boolean;
  safeContact: SafeContactView;
  /** @example ["harmed"] */
  attributes: PartyMark[];
}

/** A party with everything that is known, shown once for a reason that is on record. */
export class RevealedPartyView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8058 */
  id: string;
  /** @example 刘甲 */
  name: string;
  /** @example 19900000001 */
  phone: string | null;
  /** @example resident_identity */
  documentKind: string | null;
  /** @example "510105199001010013" */
  documentNumber: string | null;
  /** Null too when it is protected and the case is not held by the asker's agency. @example 草堂街道浣花路1号 */
  address: string | null;
  /** @example false */
  addressProtected: boolean;
  safeContact: SafeContactView;
}

/** A clock of the case that runs. */
export class CaseClockView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8059 */
  id: string;
  /** @example routing */
  name: string;
  /** What it wants done, in words. @example 分流 */
  words: string;
  /** Which of several of the same name; empty for most. @example second */
  item: string;
  /** @example running */
  state: string;
  /** @example normal */
  band: string;
  /** @example service */
  class: string;
  /** Null while paused. @example 2026-03-03T01:00:00.000Z */
  deadlineAt: string | null;
  /**
   * The version of the calendar in whose hours the time until then counts; null where nights and weekends count too.
   * @example 01890a5d-ac96-774b-bcce-b302099a8060
   */
  hoursOf: string | null;
  /** The deadline lies beyond the published calendar. @example false */
  provisional: boolean;
  ownerAgencyId: string;
}

/** Whether a court may confirm the agreement, until when, and what came of it. */
export class ConfirmationView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** Since when the agreement is in force. @example 2026-03-03T09:30:00.000Z */
  agreedAt: string;
  /** `open`, `applied`, `lapsed` or `barred`. @example open */
  standing: 'open' | 'applied' | 'lapsed' | 'barred';
  /** In words. @example 可共同申请司法确认 */
  label: string;
  /** Last instant to apply; null where it is barred. @example 2026-04-02T09:30:00.000Z */
  until: string | null;
  /** @example null */
  appliedAt: string | null;
  /** Which court was asked. @example 成都市青羊区人民法院 */
  court: string | null;
  /** Rules that bar it. @example [] */
  barredBy: string[];
}

/** A case for those who may see it. */
export class CaseView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example 和〔2026〕草堂所第000123号 */
  number: string;
  /** For If-Match. @example 3 */
  version: number;
  /** @example handling */
  state: CaseState;
  /** Since when its custodian handles it itself; null while it does not. @example 2026-03-02T01:30:00.000Z */
  takenAt: string | null;
  /** Mediation was stopped: only the legal path goes on. @example false */
  legalTrack: boolean;
  /** A party has withdrawn consent. @example null */
  consentWithdrawnAt: string | null;
  /** @example simple */
  lane: Lane;
  /** @example yellow */
  risk: RiskLevel;
  type: CodeView | null;
  /** @example walk_in */
  source: CaseSource;
  /** Number of the call or order it came from. @example null */
  sourceReference: string | null;
  /** @example 楼上装修噪音引起争吵 */
  narrative: string;
  /** @example 草堂街道浣花路 */
  placeText: string | null;
  area: CodeView;
  /** @example 2026-03-02T01:00:00.000Z */
  occurredAt: string | null;
  /** @example 500000 */
  amountFen: number | null;
  /** @example 2 */
  headcount: number;
  registeringAgency: AgencyInShortView;
  ownerAgency: AgencyInShortView;
  custodianAgency: AgencyInShortView;
  handlerUserId: string | null;
  /** Their name; null while nobody handles it. @example 陈警官 */
  handlerName: string | null;
  parties: PartyView[];
  /** What runs on the case itself, the earliest deadline first. */
  clocks: CaseClockView[];
  /** Why it is back to be routed again. @example null */
  triageReason: string | null;
  /** @example null */
  outcome: CloseOutcome | null;
  /** @example null */
  closingNote: string | null;
  /** Of the latest written agreement; null where there is none, or nobody whose agreements a court confirms. */
  judicialConfirmation: ConfirmationView | null;
  /**
   * Of earlier written agreements, the latest first: on a part of the matter, of a cycle before, or of a case that was merged
   * into this one.
   */
  earlierConfirmations: ConfirmationView[];
  /** Goes on as this case. @example null */
  mergedInto: string | null;
  /** @example null */
  applicationReceivedAt: string | null;
  /** @example null */
  legallyAcceptedAt: string | null;
  /** @example 1 */
  cycle: number;
  /** @example 2026-03-02T01:05:00.000Z */
  registeredAt: string;
  /** @example null */
  closedAt: string | null;
  /**
   * What was left out and is to be filled in; a type of the first level counts as left out while it has others beneath it.
   * @example ["typeCode","respondent"]
   */
  incomplete: string[];
  /** Until when: the deadline of the clock `completion`; null when nothing is owed. @example 2026-03-03T01:05:00.000Z */
  completeBy: string | null;
  /** Steps of the workflow that have a row in this state and that the caller has the permission for. @example ["triage","take","route"] */
  possible: string[];
  /** @example 陈警官 */
  changedBy: string;
  /** @example 2026-03-02T01:05:00.000Z */
  changedAt: string;
}
