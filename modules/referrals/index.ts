export { HANDOVER_ITEMS } from './domain/handover-items.js';
export { HOLD_REASONS, type HoldCode } from './domain/hold-reasons.js';
export { isPrimary, type ReferralMode } from './domain/modes.js';
export { OUTCOMES } from './domain/outcomes.js';
export { RECALL_CODES, type RecallCode } from './domain/reasons.js';
export { REFUSAL_REASONS } from './domain/refusal-reasons.js';
export { ENDINGS, SCREEN_WORDS, WHOSE_TURN } from './domain/screen-words.js';
export { isLive, isTerminal, LIVE_STATES, REFERRAL_STATES, type ReferralState } from './domain/states.js';
export {
  type ActorClass,
  type ReferralEvent,
  TRANSITIONS,
  type TransitionRow,
} from './domain/transitions.js';
export { Centres } from './engine/centres.js';
export type { LeadChange } from './engine/change-lead.js';
export { EndedReferrals } from './engine/ended-referrals.js';
export { NextRecipients } from './engine/next-recipient.js';
export {
  AgencyPolicies,
  type AgencyPolicy,
  type AgencyProfile,
  type CaseFacts,
  GENERAL_PROFILE,
  type Objection,
  type Verdict,
} from './policy.js';
export { Referrals } from './referrals.js';
export { ReferralsModule } from './referrals.module.js';
export { ReplayModule } from './replay/replay.module.js';
export { dutyAt } from './routing/duty.js';
export { type Ranking, Routing } from './routing/routing.js';
export { RoutingModule } from './routing/routing.module.js';
export { ChaseReferrals } from './services/chasing.js';
export { ExtendReferrals } from './services/extending.js';
export { ReferralPaths } from './services/paths.js';
export type { ReferralPathView } from './http/path.view.js';
export type { Referral } from './store/referral.js';
export { isHandedOver, isOfType, isSaid, verdictOf } from './verdict.js';
