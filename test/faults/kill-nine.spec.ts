import { DataSource } from 'typeorm';
import type { SeededIds } from '../../modules/identity/index.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { violations } from '../support/invariants.js';
import { eventually, removeFolder, temporaryFolder } from '../support/product-process.js';
import { Chance } from './kill-nine/chance.js';
import { untrueClocks } from './kill-nine/clock-truth.js';
import { lostCommands } from './kill-nine/commands.js';
import { Inspector } from './kill-nine/inspector.js';
import { Onslaught } from './kill-nine/onslaught.js';
import { Victim } from './kill-nine/victim.js';
import { incidents, lostJobs, rememberOutbox } from './kill-nine/witness.js';
import { Voice } from './kill-nine/voice.js';

const isFull = process.env['FAULTS'] === 'full';
const SIZE = isFull ? { kills: 20, lifecycles: 500 } : { kills: 2, lifecycles: 40 };
const SEED = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 1_000_000));
const JOBS_LIMIT_MS = 90_000;
const SPEAKERS = [
  'officer',
  'committee-intake',
  'mediator',
  'committee-head',
  'womens-intake',
  'womens-handler',
  'coordinator',
  'admin',
];
const LIMIT_MS = isFull ? 1_800_000 : 180_000;

describe('kill -9 in the middle of the work', () => {
  let dataDir: string;
  let victim: Victim;
  let voice: Voice;

  beforeAll(() => {
    // Told when it passes too: who reads of a failure elsewhere can repeat the run that did not fail.
    process.stdout.write(`FAULTS_SEED=${SEED}\n`);
    dataDir = temporaryFolder();
    victim = new Victim(dataDir);
    voice = new Voice();
  });

  afterAll(async () => {
    voice.close();
    await victim.end();
    removeFolder(dataDir);
  }, LIMIT_MS);

  it(
    `loses nothing and does nothing twice (FAULTS_SEED=${SEED})`,
    async () => {
      const url = await victim.start();
      const { agencies, users } = await prepared(victim);
      await voice.signIn(url, ...SPEAKERS);

      const asked = {
        committee: agencies['community'] ?? '',
        federation: agencies['womens-federation'] ?? '',
      };
      const onslaught = new Onslaught(victim, voice, new Chance(SEED), asked);
      const deaths = await onslaught.run(SIZE);

      const inspector = await Inspector.open(victim);
      try {
        const { sql } = inspector;
        // A job whose worker died is found when its lock runs out, half a minute later.
        const lost = (): Promise<string[]> => lostJobs(sql, inspector.get(Subscriptions));
        await eventually('every job is done', async () => (await lost()).length === 0, JOBS_LIMIT_MS).catch(
          async () => expect(await lost()).toEqual([]),
        );
        await eventually('every expired clock has been answered', async () => {
          const { rows } = await sql.query<{ open: number }>(
            `select count(*)::int as open from clock_timeout where ended_at is null and next_try_at <= accord_now()`,
          );
          return rows[0]?.open === 0;
        });

        expect(deaths).toHaveLength(SIZE.kills);
        for (const { commands, transactions } of deaths) {
          expect(commands).toBeGreaterThan(0);
          expect(transactions).toBeGreaterThan(0);
        }
        expect(voice.unanswered.size).toBeGreaterThan(0);
        const clocks = await untrueClocks(inspector);
        expect(clocks.firings).toBeGreaterThan(SIZE.lifecycles);
        expect(clocks.wrong).toEqual([]);
        expect(await violations(inspector.get(DataSource))).toEqual([]);
        expect(await lost()).toEqual([]);
        expect(await incidents(sql)).toEqual([]);
        expect(await lostCommands(sql, voice.acknowledged, users)).toEqual([]);
      } finally {
        await inspector.close();
      }
    },
    LIMIT_MS,
  );
});

/** The cast is there, and the outbox is watched. */
async function prepared(victim: Victim): Promise<SeededIds> {
  const inspector = await Inspector.open(victim);
  try {
    await rememberOutbox(inspector.sql);
    return await inspector.seedWorld();
  } finally {
    await inspector.close();
  }
}
