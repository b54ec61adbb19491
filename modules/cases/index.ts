export { caseRelations, CaseAccess, type CaseRelation } from './case-access.js';
export { type Band, Cases } from './cases.js';
export type { CloseOutcome } from './domain/close-outcome.js';
export type { Lane } from './domain/lane.js';
export type { RiskLevel } from './domain/risk-level.js';
export { LiveWork, type LiveItem, type LiveWorkKeeper } from './live-work.js';
export { Parties } from './parties.js';
export type { CaseRow } from './store/case-row.js';
export type { Party } from './store/party-row.js';
