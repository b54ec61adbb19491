import type { Role } from '../../../src/platform/auth/actor.js';
import type { AudiencePart, RuleCondition } from '../domain/audience.js';
import type { Urgency } from '../domain/urgency.js';
import type { NoticeRuleTerms } from '../rules/notice-rule.js';

/** A rule of the first data set. */
export type SeedRule = NoticeRuleTerms & { readonly key: string };

export const INTAKE: readonly Role[] = ['station_officer', 'agency_intake'];
export const HANDLERS: readonly Role[] = ['station_officer', 'agency_handler'];
export const HEADS: readonly Role[] = ['station_head', 'agency_head'];

export const agency = (field: string, roles: readonly Role[], otherwise?: boolean): AudiencePart =>
  otherwise === undefined ? { kind: 'agency', field, roles } : { kind: 'agency', field, roles, otherwise };
export const users = (field: string): AudiencePart => ({ kind: 'users', field });

export const RECIPIENT_DESK = agency('recipientAgencyId', INTAKE);
export const RECIPIENT_WORKERS = agency('recipientAgencyId', HANDLERS);
export const RECIPIENT_HEADS = agency('recipientAgencyId', HEADS);
export const SENDER_DESK = agency('senderAgencyId', INTAKE);
/** Whoever asked about the case they handle: the desk of their agency may be somebody else. */
export const ASKER = users('askedByUserId');
export const SENDER_HEADS = agency('senderAgencyId', HEADS);
/** Those who coordinate where a centre answers: its staff may not rule, and see nothing of what others were sent. */
export const coordinatorsOf = (field: string): AudiencePart => ({
  kind: 'area_of_agency',
  field,
  role: 'coordinator',
});
/** Who rules between two agencies sits over the area of the one that was asked, and over that of the case. */
export const CENTRE = coordinatorsOf('recipientAgencyId');
/** Whoever handles it, or all who could where nobody was named. */
export const RECIPIENT_WORKER: readonly AudiencePart[] = [
  users('handlerUserId'),
  agency('recipientAgencyId', HANDLERS, true),
];
export const OWNER_WORKER: readonly AudiencePart[] = [
  users('ownerUserId'),
  agency('ownerAgencyId', HANDLERS, true),
];

/** A rule as the tables of the first data set write it down. */
export interface Telling {
  readonly code: string;
  readonly audience: readonly AudiencePart[];
  readonly urgency?: Urgency;
  readonly condition?: RuleCondition;
  readonly dueClock?: string;
  readonly coalesceMinutes?: number;
}

export function rule(eventType: string, name: string, telling: Telling): SeedRule {
  return {
    key: `${eventType}.${name}`,
    eventType,
    urgency: 'normal',
    condition: {},
    dueClock: null,
    coalesceMinutes: 0,
    active: true,
    ...telling,
  };
}
