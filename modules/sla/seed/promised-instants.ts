import type { PolicyDefinition } from '../policy/policy-definition.js';
import { defaultPolicy } from './default-policy.js';
import { calendarDays, type ClockSeed, DESIGN, nowhereElse, rulesOf } from './rule-parts.js';

const QUIET = { ladder: 'none', warningPercents: [], lanes: ['simple', 'full'] } as const;

/**
 * The limits of an area whose history was kept elsewhere: a referral is due when its own date says, and nothing else
 * presses. The clock that asks for news goes on, so that somebody answers for every open referral, and lapses without charge.
 */
export function promisedInstants(): PolicyDefinition {
  const { rules, ladders } = defaultPolicy();
  const seeds: readonly ClockSeed[] = [
    { ...QUIET, clock: 'resolve', times: { normal: { unit: 'given', optional: true } } },
    { ...QUIET, clock: 'update', times: { normal: calendarDays(30) }, lapses: true, legalBasis: DESIGN },
  ];
  const names = [...new Set(rules.map(({ clock }) => clock))];
  const promised = seeds
    .flatMap(rulesOf)
    .map((rule) => ({ ...rule, when: { ...rule.when, subjects: ['referral'] as const } }));
  return { rules: [...promised, ...names.map(nowhereElse)], ladders };
}
