import { InvalidInput, NotFound, Refused } from '../../../src/kernel/errors.js';
import type { EscalationStep, PolicyDefinition, RuleTime, TargetRule } from './policy-definition.js';
import { isStepAmount, timeProblems } from './rule-amounts.js';

/** Units between which an administrator may choose; how the law counts its own periods is not theirs to change. */
export const CHOSEN_UNITS = ['business_seconds', 'working_days', 'calendar_hours', 'calendar_days'] as const;
export type ChosenUnit = (typeof CHOSEN_UNITS)[number];

/** What a time has beside its amount, by unit, as the shipped limits count. */
const BY_UNIT: Readonly<Record<ChosenUnit, (amount: number) => RuleTime>> = {
  business_seconds: (amount) => ({ unit: 'business_seconds', amount }),
  working_days: (amount) => ({ unit: 'working_days', amount, mode: 'same_clock_time_then_next_open' }),
  calendar_hours: (amount) => ({ unit: 'calendar_hours', amount, hourRule: 'from_instant' }),
  calendar_days: (amount) => ({ unit: 'calendar_days', amount, rollLastDay: false }),
};

/** What of a rule is different; what is left out stays. */
export interface LimitChange {
  /** In `unit`, else in the rule's own. Days are whole: half of one is said in working hours. */
  readonly amount?: number;
  readonly unit?: ChosenUnit;
  readonly warningPercents?: readonly number[];
  readonly graceMinutes?: number;
  readonly ladder?: string;
}

/**
 * The definition with one of its rules changed, all others and their order as they are.
 * @throws NotFound `policy_rule_not_found`; Refused `limit_not_counted`, `limit_counted_by_law`; InvalidInput for the amount
 */
export function withLimit(definition: PolicyDefinition, key: string, change: LimitChange): PolicyDefinition {
  const known = definition.rules.find((rule) => rule.key === key);
  if (known === undefined) throw new NotFound('policy_rule');
  const changed = withChange(known, change);
  return { ...definition, rules: definition.rules.map((rule) => (rule.key === key ? changed : rule)) };
}

function withChange(rule: TargetRule, { amount, unit, ...change }: LimitChange): TargetRule {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...rule, ...given, time: withTime(rule, amount, unit) };
}

function withTime(
  { time, class: kind }: TargetRule,
  amount: number | undefined,
  unit: ChosenUnit | undefined,
): RuleTime | null {
  if (amount === undefined && unit === undefined) return time;
  if (time === null || time.unit === 'given')
    throw new Refused('limit_not_counted', 'This rule has no amount of its own.');
  const next = amount ?? time.amount;
  const changed = unit === undefined || unit === time.unit ? { ...time, amount: next } : BY_UNIT[unit](next);
  if (changed.unit !== time.unit && (kind === 'statutory' || !isChosen(time.unit)))
    throw new Refused('limit_counted_by_law', 'The law says in what this limit is counted.');
  const [wrong] = timeProblems({ ...changed }, 'time');
  if (wrong !== undefined) throw InvalidInput.at('amount', 'whole_days_only', wrong.message);
  return changed;
}

function isChosen(unit: string): boolean {
  return (CHOSEN_UNITS as readonly string[]).includes(unit);
}

/**
 * The definition with one of its ladders as given, all limits that name it following it.
 * @throws NotFound `policy_ladder_not_found`; InvalidInput for an amount
 */
export function withLadder(
  definition: PolicyDefinition,
  name: string,
  steps: readonly EscalationStep[],
): PolicyDefinition {
  const { ladders } = definition;
  if (!Object.hasOwn(ladders, name)) throw new NotFound('policy_ladder');
  const wrong = steps.flatMap(({ unit, amount }, index) =>
    isStepAmount(unit, amount)
      ? []
      : [{ path: `steps[${index}].amount`, code: 'step_amount', message: 'A distance within ten years.' }],
  );
  if (wrong.length > 0) throw new InvalidInput(wrong);
  return { ...definition, ladders: { ...ladders, [name]: steps } };
}
