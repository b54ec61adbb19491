import { agency, HANDLERS, HEADS, rule, type SeedRule, users } from './rule-parts.js';

const ORDERED = [
  agency('agencyId', HEADS),
  users('handlerUserId'),
  agency('agencyId', HANDLERS, true),
] as const;
/** Where who ordered is gone, whoever coordinates the area. */
const ISSUER = [
  users('issuedByUserId'),
  { kind: 'area', field: 'areaId', role: 'coordinator', otherwise: true },
] as const;

/** A written order is told to the head and the handler, its answer to who ordered. */
// prettier-ignore
export const SUPERVISION: readonly SeedRule[] = [
  rule('supervision.ordered', 'agency', { code: 'supervision_to_answer', audience: ORDERED, urgency: 'urgent', dueClock: 'supervision_answer' }),
  rule('supervision.returned', 'agency', { code: 'supervision_returned', audience: ORDERED, urgency: 'urgent', dueClock: 'supervision_answer' }),
  rule('supervision.answered', 'issuer', { code: 'supervision_answered', audience: ISSUER, urgency: 'urgent', dueClock: 'supervision_review' }),
  rule('supervision.accepted', 'agency', { code: 'supervision_accepted', audience: ORDERED }),
  rule('supervision.withdrawn', 'agency', { code: 'supervision_over', audience: ORDERED }),
  rule('supervision.ended', 'both', { code: 'supervision_over', audience: [...ORDERED.slice(0, 2), ISSUER[0]] }),
];
