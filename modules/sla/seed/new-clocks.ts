import type { Tx } from '../../../src/platform/database/tx.js';
import type { PolicyDefinition } from '../policy/policy-definition.js';
import { insertVersion, lockPolicies, type PolicyInForce } from '../policy/policy.store.js';
import { defaultPolicy } from './default-policy.js';

/**
 * Clocks come with a version of the product, and policies are the house's own. A policy that says nothing of a clock learns
 * what the house-wide one says of it, and that one what the product begins with: as a version of its own, which is seen in
 * the list and can be changed. Whatever a policy does say stays, and clocks that run stay with their version.
 */
export async function teachNewClocks(tx: Tx): Promise<void> {
  const policies = await lockPolicies(tx);
  const house = policies.find(({ areaId }) => areaId === null);
  const houseWide = house === undefined ? defaultPolicy() : await teach(tx, house, defaultPolicy());
  for (const policy of policies) if (policy !== house) await teach(tx, policy, houseWide);
}

/** @returns what the policy says from now on */
async function teach(
  tx: Tx,
  { key, definition }: PolicyInForce,
  from: PolicyDefinition,
): Promise<PolicyDefinition> {
  const known = new Set(definition.rules.map(({ clock }) => clock));
  const rules = from.rules.filter(({ clock }) => !known.has(clock));
  if (rules.length === 0) return definition;
  const clocks = [...new Set(rules.map(({ clock }) => clock))];
  const needed = new Set(rules.map(({ ladder }) => ladder));
  const ladders = Object.entries(from.ladders).filter(([name]) => needed.has(name));
  const learned: PolicyDefinition = {
    rules: [...definition.rules, ...rules],
    ladders: { ...Object.fromEntries(ladders), ...definition.ladders },
  };
  await insertVersion(tx, key, {
    definition: learned,
    sourceDocument: `平台新增时限：${clocks.join('、')}；原有时限不变`,
  });
  return learned;
}
