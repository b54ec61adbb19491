import { agency, HANDLERS, HEADS, INTAKE, rule, type SeedRule, users } from './rule-parts.js';

const DOERS = [agency('agencyId', INTAKE), agency('agencyId', HANDLERS)];
const INVITED = [users('userIds'), agency('agencyIds', INTAKE)];

/** What the agencies of a joint case tell one another. */
// prettier-ignore
export const JOINT: readonly SeedRule[] = [
  rule('joint.item_planned', 'doer', { code: 'plan_item_given', audience: DOERS, urgency: 'urgent' }),
  rule('joint.item_changed', 'doer', { code: 'plan_item_changed', audience: [...DOERS, agency('fromAgencyId', INTAKE)], urgency: 'urgent' }),
  rule('joint.item_withdrawn', 'doer', { code: 'plan_item_withdrawn', audience: DOERS }),
  rule('joint.item_done', 'owner', { code: 'plan_item_done', audience: [agency('ownerAgencyId', INTAKE)] }),
  rule('joint.meeting_called', 'invited', { code: 'meeting_called', audience: INVITED, urgency: 'urgent' }),
  rule('joint.meeting_moved', 'invited', { code: 'meeting_moved', audience: INVITED, urgency: 'urgent' }),
  rule('joint.meeting_called_off', 'invited', { code: 'meeting_called_off', audience: INVITED, urgency: 'urgent' }),
  rule('joint.meeting_held', 'invited', { code: 'meeting_held', audience: INVITED }),
  rule('joint.lead_changed', 'both', { code: 'lead_changed', audience: [agency('agencyIds', INTAKE), agency('agencyIds', HEADS)], urgency: 'urgent' }),
];
