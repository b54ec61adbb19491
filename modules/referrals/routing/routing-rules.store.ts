import type { Tx } from '../../../src/platform/database/tx.js';
import { FIRST_ROUTING_RULES, FIRST_ROUTING_RULES_SOURCE, type RoutingRules } from './routing-rules.js';

const KIND = 'routing_rules';

/** The rules as one version of them stood. */
export interface RoutingRulesVersion {
  readonly version: number;
  readonly rules: RoutingRules;
  /** Where they come from: the first data set, or why an administrator changed them. */
  readonly source: string;
  readonly activeFrom: Date;
  readonly changedByName: string | null;
}

/** The latest versions, the one in force first. */
export async function readRoutingRules(tx: Tx, limit: number): Promise<readonly RoutingRulesVersion[]> {
  return tx.query<RoutingRulesVersion>(
    `select d.version, d.definition as rules, d.source, d.active_from as "activeFrom", u.display_name as "changedByName"
     from reference_document d left join app_user u on u.id = d.changed_by
     where d.kind = '${KIND}' order by d.version desc limit $1`,
    [limit],
  );
}

/** What the ranking goes by now. */
export async function routingRulesInForce(tx: Tx): Promise<Pick<RoutingRulesVersion, 'version' | 'rules'>> {
  const [current] = await readRoutingRules(tx, 1);
  return current ?? { version: 0, rules: FIRST_ROUTING_RULES };
}

/** The latest cases of the areas that are one's own to work in, by when they were registered. */
export async function latestCases(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select d.id from dispute_case d join area a on a.id = d.area_id
     where d.merged_into is null and not a.apart order by d.registered_at desc, d.id desc limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/** @returns false when somebody else has written this version meanwhile */
export async function addRoutingRules(
  tx: Tx,
  next: { readonly version: number; readonly rules: RoutingRules; readonly source: string },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into reference_document (kind, version, definition, source, active_from, changed_by)
     values ('${KIND}', $1, $2, $3, $4, $5) on conflict (kind, version) do nothing returning version`,
    [next.version, JSON.stringify(next.rules), next.source, await tx.now(), tx.caller.actor.userId],
  );
  return rows.length === 1;
}

/** The first data set, once. */
export async function seedRoutingRules(tx: Tx): Promise<void> {
  await addRoutingRules(tx, { version: 1, rules: FIRST_ROUTING_RULES, source: FIRST_ROUTING_RULES_SOURCE });
}
