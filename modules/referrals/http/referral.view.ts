import { ChecklistView } from './checklist.view.js';
import type { ChasesView, RecipientDutyView } from './chase.view.js';
import { ReferralClaimView } from './claim.view.js';
import {
  ChoiceView,
  ContactView,
  ExtensionView,
  HoldView,
  MessageView,
  OutcomeView,
  ProposalView,
  RefusalView,
} from './referral-records.view.js';

/** One matter of the dispute. */
export class ClaimView {
  /**
   * Names it in a partial acceptance.
   * @example wages
   */
  readonly key: string;

  /**
   * What it is.
   * @example 拖欠工资三个月
   */
  readonly text: string;
}

/** A running clock. */
export class ReferralClockView {
  /**
   * For "why this deadline?".
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * Which clock.
   * @example accept
   */
  readonly name: string;

  /**
   * Of service, of law or of contract.
   * @example service
   */
  readonly class: string;

  /**
   * Running or paused.
   * @example running
   */
  readonly state: string;

  /**
   * Null while it rests.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * Whether a new calendar may still move it.
   * @example false
   */
  readonly isProvisional: boolean;

  /**
   * Who is charged.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly ownerAgencyId: string;

  /**
   * The rule behind it.
   * @example "workflow 3.2"
   */
  readonly legalBasis: string;
}

/** A part handed on. */
export class ChildView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * Where it stands.
   * @example accepted
   */
  readonly state: string;

  /**
   * With whom.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly recipientAgencyId: string;

  /**
   * Whether the report waits for it.
   * @example false
   */
  readonly required: boolean;
}

/** A referral as the caller may see it. */
export class ReferralView {
  /** Who is looking at it before it is decided on. */
  readonly claim: ReferralClaimView | null;

  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  readonly id: string;

  /**
   * Case it belongs to.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  readonly caseId: string;

  /**
   * Number of the case.
   * @example CT-2026-000123
   */
  readonly caseNumber: string;

  /**
   * Risk of the case; to a party of a referral that has ended, as it was then.
   * @example yellow
   */
  readonly risk: string;

  /**
   * How the case is shared.
   * @example refer
   */
  readonly mode: string;

  /**
   * What for; one live primary referral for each.
   * @example mediation
   */
  readonly purpose: string;

  /**
   * How much ceremony it has.
   * @example simple
   */
  readonly lane: string;

  /**
   * Inside the product, or outside its network.
   * @example internal
   */
  readonly channel: string;

  /**
   * Whether the lead must wait for it.
   * @example false
   */
  readonly required: boolean;

  /**
   * Whether the centre lets the lead go on without it.
   * @example false
   */
  readonly isWaived: boolean;

  /**
   * What is asked of the recipient; empty to whom the referral has been taken away from.
   * @example 请组织双方调解
   */
  readonly request: string;

  /**
   * The matters it is about; none to whom the referral has been taken away from.
   */
  readonly scope: ClaimView[];

  /**
   * Who sent it.
   * @example 0198c0de-0000-7000-8000-000000000020
   */
  readonly senderAgencyId: string;

  /**
   * Their name.
   * @example 草堂派出所
   */
  readonly senderAgencyName: string;

  /**
   * To whom.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly recipientAgencyId: string;

  /**
   * Their name.
   * @example 草堂社区调委会
   */
  readonly recipientAgencyName: string;

  /**
   * Who handles it there.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly handlerUserId: string | null;

  /**
   * Their name.
   * @example 张某
   */
  readonly handlerName: string | null;

  /**
   * How the caller stands to it.
   * @example ["sender"]
   */
  readonly relations: string[];

  /**
   * Which steps of the workflow the caller may take now, less those that are sure to be refused.
   * @example ["recall"]
   */
  readonly events: string[];

  /**
   * What the caller may do beside the workflow now, each by the last part of its route.
   * @example ["chases", "notes"]
   */
  readonly sideSteps: string[];

  /**
   * The referral that took this one up again; the latest, where it happened twice.
   * @example 0198c0de-0000-7000-8000-000000000033
   */
  readonly reopenedBy: string | null;

  /**
   * Which fields of the case the recipient is shown. A telephone or an address is there only when it was chosen: who shows
   * neither leaves the recipient nobody to reach.
   * @example ["number", "narrative", "party_names", "party_phones"]
   */
  readonly fields: string[];

  /**
   * Where it stands.
   * @example queued
   */
  readonly state: string;

  /**
   * The same in one of six words.
   * @example 待签收
   */
  readonly word: string;

  /**
   * Whose turn it is.
   * @example recipient
   */
  readonly turn: string | null;

  /**
   * How it ended.
   * @example 已办结
   */
  readonly ending: string | null;

  /**
   * Why it ended, as a code.
   * @example not_our_duty
   */
  readonly endedReason: string | null;

  /**
   * What was reported.
   * @example oral_agreement
   */
  readonly outcome: string | null;

  /**
   * Send it as If-Match with the next step.
   * @example 2
   */
  readonly version: number;

  /**
   * 1 for the first time, one more for each reopening.
   * @example 1
   */
  readonly cycle: number;

  /**
   * How many agencies had it before.
   * @example 0
   */
  readonly hopCount: number;

  /**
   * Agencies that refused it or let it expire.
   * @example []
   */
  readonly triedAgencyIds: string[];

  /**
   * Whether the sender was asked and stayed silent.
   * @example false
   */
  readonly infoNotSupplied: boolean;

  /**
   * Reasons that may not be given again.
   * @example []
   */
  readonly overruledReasons: string[];

  /**
   * Whether it was confirmed by lapse of time.
   * @example false
   */
  readonly isAutoConfirmed: boolean;

  /**
   * How often it was taken up again.
   * @example 0
   */
  readonly reopenedTimes: number;

  /**
   * The one it follows after a change of agency.
   * @example 0198c0de-0000-7000-8000-000000000010
   */
  readonly rerouteOf: string | null;

  /**
   * The closed one it takes up again.
   * @example 0198c0de-0000-7000-8000-000000000010
   */
  readonly reopens: string | null;

  /**
   * The one of which it is the part not taken.
   * @example 0198c0de-0000-7000-8000-000000000010
   */
  readonly restOf: string | null;

  /**
   * The one it was delegated from.
   * @example 0198c0de-0000-7000-8000-000000000010
   */
  readonly partOf: string | null;

  /**
   * The one that goes on in its place.
   * @example 0198c0de-0000-7000-8000-000000000012
   */
  readonly supersededBy: string | null;

  /**
   * Whether the caller may open what was shared.
   * @example open
   */
  readonly snapshotAccess: 'open' | 'read_only' | 'none';

  /**
   * What the recipient's kind asks for, and what of it is missing.
   */
  readonly checklist: ChecklistView;

  /**
   * The earliest deadline that binds.
   * @example 2026-03-06T09:30:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * When a delegated part is due.
   * @example 2026-03-10T09:30:00.000Z
   */
  readonly dueAt: string | null;

  /**
   * All running clocks, the earliest first.
   */
  readonly clocks: ReferralClockView[];

  /**
   * How the recipient was chosen, for the sender and the centre; null for others and where nobody chose.
   */
  readonly choice: ChoiceView | null;

  /**
   * The latest refusal.
   */
  readonly refusal: RefusalView | null;

  /**
   * What was said.
   */
  readonly messages: MessageView[];

  /**
   * Contacts with the parties.
   */
  readonly contacts: ContactView[];

  /**
   * Every outcome reported, the first one first.
   */
  readonly outcomes: OutcomeView[];

  /**
   * Every rest.
   */
  readonly holds: HoldView[];

  /**
   * Wishes to send it elsewhere.
   */
  readonly proposals: ProposalView[];

  /**
   * Requests for more time.
   */
  readonly extensions: ExtensionView[];

  /**
   * Parts handed on.
   */
  readonly children: ChildView[];

  /**
   * Whom to call at the recipient; null once it has ended, without duty, and for all but the sender and the centre.
   */
  readonly recipientDuty: RecipientDutyView | null;

  /**
   * Who has asked after it.
   */
  readonly chases: ChasesView;

  /**
   * Drafted.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly createdAt: string;

  /**
   * Sent.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly submittedAt: string | null;

  /**
   * Seen.
   * @example 2026-03-05T02:00:00.000Z
   */
  readonly acknowledgedAt: string | null;

  /**
   * Accepted.
   * @example 2026-03-05T03:00:00.000Z
   */
  readonly acceptedAt: string | null;

  /**
   * First contact.
   * @example 2026-03-06T03:00:00.000Z
   */
  readonly contactedAt: string | null;

  /**
   * Reported.
   * @example 2026-03-12T03:00:00.000Z
   */
  readonly reportedAt: string | null;

  /**
   * Ended.
   * @example 2026-03-13T03:00:00.000Z
   */
  readonly endedAt: string | null;

  /**
   * Last step.
   * @example 2026-03-13T03:00:00.000Z
   */
  readonly changedAt: string;

  /**
   * Who took it.
   * @example 王某
   */
  readonly changedBy: string;
}
