export { AssignCase } from './actions/assign-case.js';
export { type Dispute, type TypedDispute, TypedDisputes } from './actions/typed-disputes.js';
export { caseRelations, CaseAccess } from './case-access.js';
export { type Band, WITHDRAWAL_CLOCK } from './case-clocks.js';
export { type CaseFollower, CaseFollowers } from './case-followers.js';
export { Cases } from './cases.js';
export { CasesModule } from './cases.module.js';
export {
  CONTACT_CHANNELS,
  CONTACT_RESULTS,
  CONTACT_ROLES,
  type ContactChannel,
  type ContactResult,
  type ContactRole,
  contactRoleOf,
} from './domain/contacts.js';
export type { CloseOutcome } from './domain/close-outcome.js';
export type { Lane } from './domain/lane.js';
export type { LegalBasis } from './domain/legal-basis.js';
export { isHeavyRisk, RISK_LEVELS, type RiskLevel } from './domain/risk-level.js';
export {
  RISK_WORDS,
  ROLE_WORDS as PARTY_ROLE_WORDS,
  STATE_WORDS as CASE_STATE_WORDS,
} from './exchange/terms.js';
export { CaseGuards } from './guards/case-guards.js';
export { RegisterCaseDto } from './http/register.dto.js';
export { partyMeant } from './holding/party-meant.js';
export { LiveWork, type LiveItem, type LiveWorkKeeper } from './live-work.js';
export { requireUnmerged } from './merge-cases.js';
export { type Approver, approverOf, askedThere } from './more-time.js';
export { Parties } from './parties.js';
export { PastCases } from './past-cases.js';
export { KnownKinds } from './reference/known-kinds.js';
export type { ReferralTerms } from './domain/referral-terms.js';
export { Reference } from './reference/reference.js';
export { byDesign, fromMemory, secondary, verified } from './seed/sources.js';
export type { CaseRow } from './store/case-row.js';
export { typeNames } from './store/type-names.store.js';
export { PARTY_ROLES, type Party, type PartyRole } from './store/party-row.js';
