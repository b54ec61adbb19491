import { NotFound, Refused } from '../../../src/kernel/errors.js';
import type { PolicyDefinition, RuleTime, TargetRule } from './policy-definition.js';

/** What of a rule is different; what is left out stays. */
export interface LimitChange {
  /** In the rule's own unit. */
  readonly amount?: number;
  readonly warningPercents?: readonly number[];
  readonly graceMinutes?: number;
  readonly ladder?: string;
}

/**
 * The definition with one of its rules changed, all others and their order as they are.
 * @throws NotFound `policy_rule_not_found`; Refused `limit_not_counted`
 */
export function withLimit(definition: PolicyDefinition, key: string, change: LimitChange): PolicyDefinition {
  const known = definition.rules.find((rule) => rule.key === key);
  if (known === undefined) throw new NotFound('policy_rule');
  const changed = withChange(known, change);
  return { ...definition, rules: definition.rules.map((rule) => (rule.key === key ? changed : rule)) };
}

function withChange(rule: TargetRule, { amount, ...change }: LimitChange): TargetRule {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...rule, ...given, time: amount === undefined ? rule.time : withAmount(rule.time, amount) };
}

function withAmount(time: RuleTime | null, amount: number): RuleTime {
  if (time === null || time.unit === 'given')
    throw new Refused('limit_not_counted', 'This rule has no amount of its own.');
  return { ...time, amount };
}
