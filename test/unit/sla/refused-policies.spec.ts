import { InvalidInput } from '../../../src/kernel/errors.js';
import { assertPolicy } from '../../../modules/sla/policy/assert-policy.js';
import type { PolicyDefinition, TargetRule } from '../../../modules/sla/policy/policy-definition.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';

const policy = defaultPolicy();

/** What is told of the default policy when its first rule is changed so. */
function faultsWith(change: Readonly<Record<string, unknown>>): readonly string[] {
  const [first, ...rest] = policy.rules;
  return faultsOf({ ...policy, rules: [{ ...first, ...change } as TargetRule, ...rest] });
}

function faultsOf(definition: PolicyDefinition): readonly string[] {
  try {
    assertPolicy(definition);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.problems.map(({ path, code }) => `${path} ${code}`);
  }
}

it.each<[object, readonly string[]]>([
  [{ unit: 'fortnights', amount: 1 }, ['unit unknown_unit']],
  [{ unit: 'toString', amount: 1 }, ['unit unknown_unit']],
  [{ unit: 'business_seconds', amount: 1e12 }, ['amount bad_amount']],
  [{ unit: 'business_seconds', amount: -1 }, ['amount bad_amount']],
  [{ unit: 'working_days', amount: 1, mode: 'bogus' }, ['mode is_in']],
  [{ unit: 'working_days', amount: 1 }, ['mode is_in']],
  [{ unit: 'working_days', amount: 1_000_000, mode: 'end_of_working_day' }, ['amount bad_amount']],
  [{ unit: 'calendar_hours', amount: 1 }, ['hourRule is_in']],
  [{ unit: 'calendar_days', amount: 1.5, rollLastDay: true }, ['amount bad_amount']],
  [{ unit: 'months', amount: 0.5 }, ['amount bad_amount', 'rollLastDay is_in']],
  [{ unit: 'months', amount: '1', rollLastDay: true }, ['amount bad_amount']],
  [{ unit: 'given', amount: 1 }, ['amount unknown_field']],
])('the time %j is refused where it is wrong', (time, faults) => {
  expect(faultsWith({ time })).toEqual(faults.map((fault) => `rules[0].time.${fault}`));
});

it('more time is granted by a rule that says how often, how much, by whom and whether the parties agree', () => {
  expect(faultsWith({ extension: {} })).toEqual([
    'rules[0].extension.count bad_amount',
    'rules[0].extension.maxPercent bad_amount',
    'rules[0].extension.approver is_in',
    'rules[0].extension.needsConsent is_in',
  ]);
  const whole = { count: 1, maxPercent: 100, approver: 'law', needsConsent: false };
  expect(faultsWith({ extension: whole })).toEqual([]);
  expect(faultsWith({ extension: { ...whole, maxPercent: 101, grace: 1 } })).toEqual([
    'rules[0].extension.grace unknown_field',
    'rules[0].extension.maxPercent bad_amount',
  ]);
});

it('pauses, grace and the steps of a ladder end within ten years too', () => {
  expect(faultsWith({ maxPauseHours: 1e9, graceMinutes: -1 })).toEqual([
    'rules[0].maxPauseHours bad_amount',
    'rules[0].graceMinutes bad_amount',
  ]);
  const [step] = policy.ladders['standard'] ?? [];
  for (const far of [
    { unit: 'business_seconds', amount: 1e12 },
    { unit: 'working_days', amount: -1_000_000 },
  ] as const) {
    const standard = step === undefined ? [] : [{ ...step, ...far }];
    expect(faultsOf({ ...policy, ladders: { ...policy.ladders, standard } })).toEqual([
      'ladders bad_ladders',
    ]);
  }
});

it('what a rule applies to is given in lists', () => {
  expect(faultsWith({ when: { lanes: 5 } })).toEqual(['rules[0] bad_rule']);
  expect(faultsWith({ when: { weather: ['rain'] } })).toEqual(['rules[0] bad_rule']);
});
