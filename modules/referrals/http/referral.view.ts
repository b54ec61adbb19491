import { ChecklistView } from './checklist.view.js';
import type { ChasesView, DutyView } from './chase.view.js';
import { ReferralClaimView } from './claim.view.js';
import {
  ChoiceView,
  ContactView,
  ExtensionView,
  HeldRulingView,
  HoldView,
  MessageView,
  OutcomeView,
  ProposalView,
  RefusalView,
} from './referral-records.view.js';
import { ChildView, ReferralClockView } from './referral-parts.view.js';
import { StoredReferralView } from './stored-referral.view.js';

/** A referral as the caller may see it: the same to all, and what is theirs to know and to do. */
export class ReferralView extends StoredReferralView {
  /** Who is looking at it before it is decided on. */
  readonly claim: ReferralClaimView | null;

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
   * Name of the agency that sent it.
   * @example 草堂派出所
   */
  readonly senderAgencyName: string;

  /**
   * Name of the agency it was sent to.
   * @example 草堂社区调委会
   */
  readonly recipientAgencyName: string;

  /**
   * Name of the person who handles it there; null while nobody does.
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
   * Whether the caller may open what was shared.
   * @example open
   */
  readonly snapshotAccess: 'open' | 'read_only' | 'none';

  /**
   * Another one as soon as opening the snapshot would show something else: more was supplied, consent was withdrawn or given.
   * @example open-2
   */
  readonly snapshotMark: string;

  /**
   * What the recipient's kind asks for, and what of it is missing.
   */
  readonly checklist: ChecklistView;

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
   * Rulings in force on whose duty such disputes are, where they are about the recipient; the latest first.
   */
  readonly rulings: HeldRulingView[];

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
  readonly recipientDuty: DutyView | null;

  /**
   * Whom to call at the sender; null once it has ended, without duty, and for all but the recipient.
   */
  readonly senderDuty: DutyView | null;

  /**
   * Who has asked after it.
   */
  readonly chases: ChasesView;
}
