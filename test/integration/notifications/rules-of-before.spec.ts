import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_RULES } from '../../../modules/notifications/seed/notice-rules.js';
import { NoticesSeeder } from '../../../modules/notifications/seed/notices-seeder.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { MIGRATIONS_FOLDER } from '../../../src/platform/database/migrator.js';
import { Bench } from './bench.js';

interface Rule {
  readonly condition: object;
  readonly audience: object;
  readonly version: number;
}

const HELD = 'referral.held.sender';
const MORE_TIME = 'clock.extension_asked.approver';

/** Rules as they were first seeded, by the file that brings each in line. */
const BEFORE = [
  ['0241-a-rest-is-told-once.sql', HELD],
  ['0240-more-time-is-told-to-who-decides.sql', MORE_TIME],
  ['0321-more-time-is-told-to-who-stands-in.sql', `${MORE_TIME}.centre`],
  ['0361-red-is-told-at-once.sql', 'case.risk_raised.handler'],
] as const;

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
beforeEach(() => bench.reset());
afterAll(() => bench.close());

async function ruleOf(key: string): Promise<Rule | undefined> {
  const [rule] = await bench.rows<Rule>(
    'select condition, audience, version from notice_rule where key = $1',
    [key],
  );
  return rule;
}

/** An installation of before: one rule for every rest, told whoever is awaited, and one for every request. */
const goBack = (key: string): Promise<unknown> =>
  bench.rows(`update notice_rule set condition = '{}', version = 1, changed_by = null where key = $1`, [key]);

/** One of the rules that told the desk of the sender and not whoever had asked. */
const DESK_ALONE = [{ kind: 'agency', field: 'senderAgencyId', roles: ['station_officer', 'agency_intake'] }];
const TOLD_TO_ASKER = [
  'referral.info_requested.sender',
  'referral.rejected.sender',
  'referral.outcome_reported.sender.answer',
] as const;

/** What happens to it at the start of the new version. */
async function upgrade(file: string): Promise<void> {
  await bench.rows(readFileSync(path.join(MIGRATIONS_FOLDER, file), 'utf8'));
  await new NoticesSeeder(bench.product.get(UnitOfWork)).onApplicationBootstrap();
}

const held = (awaits: string): Promise<void> =>
  bench.happens(bench.event('referral.held', 'referral', { awaits }));

describe('rules that were seeded before', () => {
  it('told whoever was awaited at a rest twice, and once after the upgrade', async () => {
    await goBack(HELD);
    await held('sender');
    expect((await bench.toldTo('officer')).sort()).toEqual(['info_wanted', 'referral_held']);
    await bench.reset();
    await upgrade('0241-a-rest-is-told-once.sql');
    await held('sender');
    expect(await bench.toldTo('officer')).toEqual(['info_wanted']);
    await bench.reset();
    await held('party');
    expect(await bench.toldTo('officer')).toEqual(['referral_held']);
  });

  it.each(BEFORE)('%s makes %s what a new installation has', async (file, key) => {
    await goBack(key);
    await upgrade(file);
    const seeded = FIRST_RULES.find((rule) => rule.key === key);
    expect(await ruleOf(key)).toEqual({
      condition: seeded?.condition,
      audience: seeded?.audience,
      version: 2,
    });
  });

  it.each(BEFORE)('%s leaves %s alone where somebody has changed it', async (file, key) => {
    await goBack(key);
    await bench.rows('update notice_rule set version = 2, changed_by = $2 where key = $1', [
      key,
      bench.user('admin'),
    ]);
    const before = await ruleOf(key);
    await upgrade(file);
    expect(await ruleOf(key)).toEqual(before);
  });

  it.each(['heads', 'centre'])(
    'told %s of a held settlement until when to route, and then until when to decide',
    async (name) => {
      const key = `case.settlement_held.${name}`;
      const due = async (changedBy: string | null): Promise<string | undefined> => {
        await bench.rows(
          `update notice_rule set due_clock = 'routing', version = 1, changed_by = $2 where key = $1`,
          [key, changedBy],
        );
        await upgrade('0381-a-held-settlement-has-a-clock.sql');
        const [rule] = await bench.rows<{ due: string }>(
          'select due_clock as due from notice_rule where key = $1',
          [key],
        );
        return rule?.due;
      };
      expect(await due(bench.user('admin'))).toBe('routing');
      expect(await due(null)).toBe(FIRST_RULES.find((rule) => rule.key === key)?.dueClock);
    },
  );

  it.each(TOLD_TO_ASKER)(
    'told the desk alone by %s, and after the upgrade whoever asked too',
    async (key) => {
      const told = async (version: number): Promise<Rule | undefined> => {
        await bench.rows('update notice_rule set audience = $2, version = $3 where key = $1', [
          key,
          JSON.stringify(DESK_ALONE),
          version,
        ]);
        await upgrade('0304-who-asked-is-told.sql');
        return ruleOf(key);
      };
      expect(await told(2)).toMatchObject({ audience: DESK_ALONE, version: 2 });
      const seeded = FIRST_RULES.find((rule) => rule.key === key);
      expect(await told(1)).toEqual({
        condition: seeded?.condition,
        audience: seeded?.audience,
        version: 2,
      });
    },
  );
});
