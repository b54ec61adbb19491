import { insertVersion } from '../../../modules/sla/policy/policy.store.js';
import type { PolicyDefinition, TargetRule } from '../../../modules/sla/policy/policy-definition.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';
import { lookAtPolicy } from '../../../src/cli/doctor/look-at-policy.js';
import { withClient } from '../../../src/platform/database/with-client.js';
import { SlaBench } from './bench.js';

const OWN = '会议纪要';
const FINE = { grade: 'fine', sentence: 'The limits are those the product ships, or the house’s own.' };
const RED_QUESTION = 'info_supply/full/red';

let bench: SlaBench;
beforeEach(async () => {
  bench = await SlaBench.open();
});
afterEach(() => bench.close());

/** The shipped policy with some of its rules otherwise; null leaves one out. */
function shippedBut(change: (rule: TargetRule) => TargetRule | null): PolicyDefinition {
  const { rules, ladders } = defaultPolicy();
  return { ladders, rules: rules.flatMap((rule) => change(rule) ?? []) };
}

const withoutTime = (...keys: readonly string[]): PolicyDefinition =>
  shippedBut((rule) => (keys.includes(rule.key) ? { ...rule, time: null } : rule));

/** What an older version of the product had begun with: nobody has changed anything since. */
async function installedWith(definition: PolicyDefinition): Promise<void> {
  await withClient(bench.database.superuserConfig, async (client) => {
    await client.query('alter table sla_policy_version disable trigger user');
    await client.query('update sla_policy_version set definition = $1', [JSON.stringify(definition)]);
    await client.query('alter table sla_policy_version enable trigger user');
  });
}

const byTheHouse = async (definition: PolicyDefinition): Promise<unknown> =>
  bench.policies.addVersion(await bench.callerOf('admin'), 'default', { definition, sourceDocument: OWN });

const look = () => withClient(bench.database.runtimeConfig, lookAtPolicy);

describe('the doctor looks at the limits', () => {
  it('and finds nothing in a new installation', async () => {
    expect(await look()).toEqual([FINE]);
  });

  it('names what is kept as it was shipped once, with what is shipped now', async () => {
    await installedWith(withoutTime(RED_QUESTION));
    const [found, ...others] = await look();
    expect(others).toEqual([]);
    expect(found?.grade).toBe('unwise');
    expect(found?.sentence).toContain(`${RED_QUESTION} (time none → 0.5 calendar_hours)`);
    expect(found?.sentence).not.toContain('info_supply/full/orange');
  });

  it('goes on naming it when the house has changed something else', async () => {
    await installedWith(withoutTime(RED_QUESTION));
    await byTheHouse(withoutTime(RED_QUESTION, 'ack/full/orange'));
    const [found] = await look();
    expect(found?.sentence).toContain(RED_QUESTION);
    expect(found?.sentence).not.toContain('ack/full/orange');
  });

  it('takes what the house has set as it is, and what it has taken out', async () => {
    await byTheHouse(withoutTime(RED_QUESTION));
    expect(await look()).toEqual([FINE]);
    await byTheHouse(shippedBut((rule) => (rule.key === 'ack/full/red' ? null : rule)));
    expect(await look()).toEqual([FINE]);
  });

  it('names a limit that came with a version, and a clock that the policy does not know yet', async () => {
    await installedWith(
      shippedBut((rule) => (rule.key === 'ack/full/red' || rule.clock === 'completion' ? null : rule)),
    );
    const sentences = (await look()).map(({ sentence }) => sentence);
    expect(sentences).toHaveLength(2);
    expect(sentences[0]).toContain('says nothing of completion');
    expect(sentences[1]).toContain('lacks limits the product ships: ack/full/red;');
  });

  it('names a ladder of before, and not one that the house has changed', async () => {
    const shipped = defaultPolicy();
    const ladders = { ...shipped.ladders, red: shipped.ladders['red']?.slice(0, 1) ?? [] };
    await installedWith({ ...shipped, ladders });
    expect((await look())[0]?.sentence).toContain('ladders unlike those shipped now');
    await byTheHouse({ ...shipped, ladders: { ...ladders, red: shipped.ladders['red']?.slice(0, 2) ?? [] } });
    expect(await look()).toEqual([FINE]);
  });

  it('counts what a policy learned of the product later as the product’s', async () => {
    await installedWith(shippedBut((rule) => (rule.clock === 'completion' ? null : rule)));
    await bench.run((tx) =>
      insertVersion(tx, 'default', {
        definition: shippedBut((rule) =>
          rule.clock === 'completion' && rule.time !== null
            ? { ...rule, time: { unit: 'calendar_hours', amount: 12, hourRule: 'from_instant' } }
            : rule,
        ),
        sourceDocument: '平台新增时限：completion；原有时限不变',
      }),
    );
    expect((await look())[0]?.sentence).toContain('completion/full/normal (time 12 calendar_hours → 24');
  });
});
