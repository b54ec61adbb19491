import { isDeepStrictEqual } from 'node:util';
import { SlaSeeder } from '../../../modules/sla/seed/sla-seeder.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';
import type { PolicyDefinition } from '../../../modules/sla/policy/policy-definition.js';
import { insertVersion } from '../../../modules/sla/policy/policy.store.js';
import { SlaBench } from './bench.js';

let bench: SlaBench;
beforeEach(async () => {
  bench = await SlaBench.open();
  await bench.goTo('2027-03-03T09:00');
});
afterEach(() => bench.close());

/** What a house had before the clock came, with a number of its own. */
function older(clock: string): PolicyDefinition {
  const { rules, ladders } = defaultPolicy();
  const { [clock]: _, ...otherLadders } = ladders;
  const own = rules.map((rule) =>
    rule.key === 'accept/full/normal' ? { ...rule, time: { ...THREE_HOURS } } : rule,
  );
  return { rules: own.filter((rule) => rule.clock !== clock), ladders: otherLadders };
}

const THREE_HOURS = { unit: 'business_seconds', amount: 10_800 } as const;
const OWN = '会议纪要';

const start = (): Promise<unknown> =>
  bench.run((tx) =>
    bench.clocks.start(tx, bench.referral({ subjectType: 'case', name: 'completion', senderAgencyId: null })),
  );
const restart = (): Promise<void> => new SlaSeeder(bench.uow).onApplicationBootstrap();
const versionsOf = async (key: string): Promise<{ number: number; definition: PolicyDefinition }[]> =>
  bench.rows(
    `select v.number, v.definition from sla_policy_version v join sla_policy p on p.id = v.policy_id
     where p.key = $1 order by v.number`,
    [key],
  );

it('a policy from before a clock learns it at the start, keeps its own numbers, and learns it once', async () => {
  await bench.run((tx) =>
    insertVersion(tx, 'default', { definition: older('completion'), sourceDocument: OWN }),
  );
  await expect(start()).rejects.toMatchObject({ code: 'clock_rule_not_found' });

  await Promise.all([restart(), restart()]);
  await restart();

  const versions = await versionsOf('default');
  expect(versions.map(({ number }) => number)).toEqual([1, 2, 3]);
  const learned = versions.at(-1)?.definition;
  expect(learned?.rules.find(({ key }) => key === 'accept/full/normal')?.time).toEqual(THREE_HOURS);
  expect(learned?.ladders['completion']).toEqual(defaultPolicy().ladders['completion']);
  expect(await start()).toMatchObject({ name: 'completion', target: { time: { amount: 24 } } });
  const audited = await bench.rows(`select 1 from audit_row where action = 'policy.versioned'`);
  expect(audited).toHaveLength(3);
});

it('an area’s own policy learns what the house says of it, not what the product began with', async () => {
  const house = defaultPolicy();
  const rules = house.rules.map((rule) =>
    rule.clock === 'completion' && rule.time !== null
      ? { ...rule, time: { unit: 'calendar_hours' as const, amount: 48, hourRule: 'from_instant' as const } }
      : rule,
  );
  const admin = await bench.callerOf('admin');
  await bench.policies.addVersion(admin, 'default', {
    definition: { ...house, rules },
    sourceDocument: OWN,
  });
  const area = { key: 'street', name: '草堂街道时限', areaId: bench.area('510105007') };
  await bench.policies.create(admin, { ...area, definition: defaultPolicy(), sourceDocument: OWN });
  await bench.run((tx) =>
    insertVersion(tx, 'street', { definition: older('completion'), sourceDocument: OWN }),
  );

  await restart();

  expect(await start()).toMatchObject({ target: { time: { amount: 48 } } });
  expect(await versionsOf('default')).toHaveLength(2);
});

it('a policy that knows every clock is left as it is', async () => {
  await restart();
  expect(await versionsOf('default')).toHaveLength(1);
});

it('a version that forgets a clock is refused, for registering would fail by it', async () => {
  const admin = await bench.callerOf('admin');
  const version = { definition: older('completion'), sourceDocument: OWN };
  await expect(bench.policies.addVersion(admin, 'default', version)).rejects.toMatchObject({
    problems: [{ path: 'rules', code: 'clock_missing' }],
  });
  const area = { key: 'street', name: '草堂街道时限', areaId: bench.area('510105007') };
  await expect(bench.policies.create(admin, { ...area, ...version })).rejects.toMatchObject({
    problems: [{ code: 'clock_missing' }],
  });
});

it('hours are changed in every policy that has others, and in no other rule', async () => {
  const set = (hours: number): Promise<void> =>
    bench.run((tx) => bench.policies.setHours(tx, 'completion', { hours, sourceDocument: OWN }));
  await set(24);
  expect(await versionsOf('default')).toHaveLength(1);
  await set(48);
  const { rules } = (await versionsOf('default')).at(-1)?.definition ?? { rules: [] };
  const changed = rules.filter((rule, index) => {
    const before = defaultPolicy().rules[index];
    return !isDeepStrictEqual(rule.time, before?.time);
  });
  expect(new Set(changed.map(({ clock }) => clock))).toEqual(new Set(['completion']));
  expect(changed.map(({ time }) => time)).toEqual(
    changed.map(() => ({ unit: 'calendar_hours', amount: 48, hourRule: 'from_instant' })),
  );
});
