import { Refused } from '../../../src/kernel/errors.js';
import type { CloseOutcome } from '../domain/close-outcome.js';
import type { GuardReport, Verdict } from '../domain/guard-report.js';
import type { GuardRuleCode } from '../domain/guard-rule.js';

/** Outcomes that mediation brings about: they wait for whatever holds or stops mediation. */
const MEDIATED: readonly CloseOutcome[] = ['written_agreement', 'oral_agreement'];

/** Whether mediation brought it about, so that a HOLD bars it too. */
export function isMediated(outcome: CloseOutcome): boolean {
  return MEDIATED.includes(outcome);
}

/** The rules that are in force with this effect. */
export function inForce(guards: GuardReport, effect: 'STOP' | 'HOLD'): readonly Verdict[] {
  return guards.verdicts.filter((verdict) => verdict.effect === effect);
}

/**
 * @param rules those that stop; none where a person stopped it
 * @returns Refused `guard_stop`
 */
export function stopRefusal(rules: readonly Verdict[]): Refused {
  return new Refused('guard_stop', 'This may not be mediated: the legal path goes on.', factsOf(rules));
}

/** @returns Refused `guard_hold` */
export function holdRefusal(rules: readonly Verdict[]): Refused {
  return new Refused(
    'guard_hold',
    'A supervisor decides first whether this may be mediated.',
    factsOf(rules),
  );
}

interface BarFacts extends Record<string, unknown> {
  readonly rules: readonly GuardRuleCode[];
}

/** Whoever runs into a rule is told which it is, on what ground it stands, what to do and who may lift it. */
function factsOf(rules: readonly Verdict[]): BarFacts {
  return {
    rules: rules.map(({ rule }) => rule),
    because: rules.map(({ rule, title, legalBasis, todo, overridableBy }) => ({
      rule,
      title,
      legalBasis,
      todo,
      liftableBy: overridableBy,
    })),
  };
}
