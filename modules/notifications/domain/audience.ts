import type { Role } from '../../../src/platform/auth/actor.js';

/** What an event says, as far as rules look at it. */
export type EventPayload = Readonly<Record<string, unknown>>;

/**
 * A part of those who are told. `field` names what the payload holds, lists opened up: `recipients.userIds` is the
 * users of each of the recipients. `otherwise`: only when the parts before reached nobody.
 */
export type AudiencePart = { readonly otherwise?: boolean } & (
  | { readonly kind: 'agency'; readonly field: string; readonly roles: readonly Role[] }
  /** Whoever holds the role over the area of the agency in `field`, the nearest area that has any. */
  | { readonly kind: 'area_of_agency'; readonly field: string; readonly role: Role }
  /** Whoever holds the role over the area; by the role `station_head`, whoever stands in for its coordinator. */
  | { readonly kind: 'area'; readonly field: string; readonly role: Role }
  | { readonly kind: 'users'; readonly field: string }
);

/** Payload fields and the values they may have. */
export type RuleCondition = Readonly<Record<string, readonly (string | number | boolean | null)[]>>;

/** Every text found at a dotted path; lists on the way are opened up. */
export function textsAt(payload: EventPayload, path: string): readonly string[] {
  const found = path
    .split('.')
    .reduce<readonly unknown[]>((values, key) => values.flatMap((value) => fieldOf(value, key)), [payload]);
  return [...new Set(found.filter((value) => typeof value === 'string'))];
}

export function conditionHolds(condition: RuleCondition, payload: EventPayload): boolean {
  return Object.entries(condition).every(([field, values]) =>
    values.some((value) => value === (payload[field] ?? null)),
  );
}

function fieldOf(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null || !(key in value)) return [];
  const field = (value as Record<string, unknown>)[key];
  return Array.isArray(field) ? (field as unknown[]) : [field];
}
