export { HANDOVER_ITEMS } from './domain/handover-items.js';
export { HOLD_REASONS, type HoldCode } from './domain/hold-reasons.js';
export {
  isPrimary,
  MAX_HOPS,
  type ReferralChannel,
  type ReferralLane,
  type ReferralMode,
} from './domain/modes.js';
export { OUTCOMES, type OutcomeCode } from './domain/outcomes.js';
export { REFUSAL_REASONS, type RefusalCode } from './domain/refusal-reasons.js';
export { ENDINGS, SCREEN_WORDS, type ScreenWord, WHOSE_TURN } from './domain/screen-words.js';
export { SNAPSHOT_FIELDS, type SnapshotField } from './domain/snapshot-fields.js';
export { isLive, isTerminal, LIVE_STATES, REFERRAL_STATES, type ReferralState } from './domain/states.js';
export {
  type ActorClass,
  type ReferralEvent,
  TRANSITIONS,
  type TransitionRow,
} from './domain/transitions.js';
export { Centres } from './engine/centres.js';
export { type NextRecipient, NextRecipients } from './engine/next-recipient.js';
export type { Relation } from './engine/relations.js';
export {
  AgencyPolicies,
  type AgencyPolicy,
  type AgencyProfile,
  type CaseFacts,
  type ForbiddenDuty,
  GENERAL_PROFILE,
  type IntakeQuestion,
  type Objection,
  type OfficialScope,
  type RequiredPaper,
  type Verdict,
} from './policy.js';
export { Referrals } from './referrals.js';
export { ReferralsModule } from './referrals.module.js';
export { ReplayModule } from './replay/replay.module.js';
export { type ChoiceReason, type ChoiceRecord, CHOICE_REASONS } from './routing/choice.js';
export { type Ranking, Routing } from './routing/routing.js';
export { RoutingModule } from './routing/routing.module.js';
export type { Referral } from './store/referral.js';
export { isHandedOver, isOfType, isSaid, verdictOf } from './verdict.js';
