import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { ClockSweep } from '../../../modules/sla/index.js';
import { raiseBarrier } from '../../support/barrier.js';
import type { Answer } from '../../support/product.js';
import { violations } from '../../support/invariants.js';
import { CROWD, Crowd } from './crowd.js';

const TEN_DAYS_MS = 10 * 86_400_000;
const LIMIT_MS = 120_000;

let crowd: Crowd;
beforeAll(async () => {
  crowd = await Crowd.gather();
}, LIMIT_MS);
afterAll(() => crowd.close());
afterEach(async () => {
  expect(await violations(crowd.product.get(DataSource))).toEqual([]);
});

/** The facts of a refusal, and of the view of a success. */
interface Told {
  readonly code?: string;
  readonly by?: string;
  readonly state?: string;
  readonly version?: number;
  readonly changedBy?: string;
}

function acceptOf(
  { id, version }: ReferralView,
  key: string,
): {
  method: 'POST';
  path: string;
  key: string;
  version: number;
} {
  return { method: 'POST', path: `/referrals/${id}/acceptance`, key, version };
}

/** Everybody reaches for it in the same instant, each with a key of their own. */
function allAccept(referral: ReferralView, keys: readonly string[]): Promise<Answer<Told>>[] {
  return crowd.members.map(({ line }, index) => line.ask<Told>(acceptOf(referral, keys[index] ?? '')));
}

function keysForAll(): string[] {
  return crowd.members.map(() => randomUUID());
}

async function now(id: string): Promise<ReferralView> {
  return (await crowd.officer.ask<ReferralView>({ method: 'GET', path: `/referrals/${id}` })).body;
}

async function stepsTold(id: string): Promise<string[]> {
  const { rows } = await crowd.product.sql.query<{ type: string }>(
    `select type from domain_event where subject_id = $1 and payload ? 'transition' order by seq`,
    [id],
  );
  return rows.map(({ type }) => type);
}

it('lets one of two hundred acceptors win, and tells every other who it was', async () => {
  const referral = await crowd.referral();
  const keys = keysForAll();

  const answers = await Promise.all(allAccept(referral, keys));

  const won = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
  expect(won).toHaveLength(1);
  const [winner = -1] = won;
  const { name } = crowd.members[winner] ?? { name: '' };
  const lost = answers.filter((_, index) => index !== winner);
  expect(lost).toHaveLength(CROWD - 1);
  for (const { status, body } of lost) {
    expect([status, body.code, body.by, body.state, body.version]).toEqual([
      409,
      'version_stale',
      name,
      'accepted',
      referral.version + 1,
    ]);
  }
  expect(await now(referral.id)).toMatchObject({ state: 'accepted', changedBy: name });
  expect(await stepsTold(referral.id)).toEqual(['referral.submitted', 'referral.accepted']);
});

it('answers the winner who asks again with the same key with the first result, and nobody else', async () => {
  const referral = await crowd.referral();
  const keys = keysForAll();
  const first = await Promise.all(allAccept(referral, keys));
  const winner = first.findIndex(({ status }) => status === 200);

  const again = await Promise.all(allAccept(referral, keys));

  expect(again[winner]).toMatchObject({ status: 200, body: first[winner]?.body as object });
  expect(again.filter(({ status }) => status === 409)).toHaveLength(CROWD - 1);
  const withNewKey = await crowd.members[winner]?.line.ask<Told>(acceptOf(referral, randomUUID()));
  expect([withNewKey?.status, withNewKey?.body.by]).toEqual([409, crowd.members[winner]?.name]);
  expect(await stepsTold(referral.id)).toEqual(['referral.submitted', 'referral.accepted']);
});

it('answers two hundred copies of one command with one result', async () => {
  const referral = await crowd.referral();
  const key = randomUUID();
  const one = await crowd.onManySockets(0);

  const answers = await Promise.all(
    Array.from({ length: CROWD }, () => one.ask<Told>(acceptOf(referral, key))),
  );

  one.close();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
  expect(await stepsTold(referral.id)).toEqual(['referral.submitted', 'referral.accepted']);
});

const CONTESTANTS = ['accept', 'recall', 'expire'] as const;
const WON = {
  accept: { state: 'accepted', event: 'referral.accepted' },
  recall: { state: 'recalled', event: 'referral.recalled' },
  expire: { state: 'expired', event: 'referral.expired' },
} as const;

it.each(CONTESTANTS)(
  'lets exactly one win when %s stands first at the row and the other two behind it, and tells everybody else who it was',
  async (first) => {
    const referral = await crowd.referral();
    await crowd.product.sql.query('update clock_offset set offset_ms = offset_ms + $1', [TEN_DAYS_MS]);
    const contest = startersOf(referral);
    // The row that every contestant must lock first, so that they queue up at it in a known order.
    const barrier = await raiseBarrier(
      crowd.product.database,
      'select 1 from dispute_case where id = $1 for update',
      [referral.caseId],
    );
    const under = contest.start(first);
    await barrier.queued(1);
    const others = CONTESTANTS.filter((other) => other !== first).map((other) => contest.start(other));
    await barrier.queued(3);
    await barrier.release();
    const asked = (await Promise.all([under, ...others])).flat();

    const after = await now(referral.id);
    // Mostly the first in line, but the line is the database's: a backend that is slow to wake may lose its place.
    const won = CONTESTANTS.find((contestant) => WON[contestant].state === after.state);
    if (won === undefined) throw new Error(`nobody won: ${after.state}`);
    expect(after.version).toBe(referral.version + 1);
    expect(await stepsTold(referral.id)).toEqual(['referral.submitted', WON[won].event]);
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(won === 'expire' ? 0 : 1);
    const lost = asked.filter(({ status }) => status !== 200);
    expect(lost.length).toBeGreaterThanOrEqual(CROWD - 1);
    for (const { status, body } of lost) {
      expect([status, body.code, body.by, body.state]).toEqual([
        409,
        'version_stale',
        after.changedBy,
        after.state,
      ]);
    }
    const winner = { accept: expect.stringMatching(/^委员\d+号$/), recall: '陈警官', expire: '系统' };
    expect(after.changedBy).toEqual(winner[won]);
  },
  LIMIT_MS,
);

it(
  'lets exactly one of accept, recall and expiry win when nobody orders them',
  async () => {
    const referral = await crowd.referral();
    await crowd.product.sql.query('update clock_offset set offset_ms = offset_ms + $1', [TEN_DAYS_MS]);
    const contest = startersOf(referral);

    const asked = (await Promise.all([...CONTESTANTS].reverse().map((each) => contest.start(each)))).flat();

    const after = await now(referral.id);
    const won = Object.values(WON).find(({ state }) => state === after.state);
    expect(await stepsTold(referral.id)).toEqual(['referral.submitted', won?.event]);
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(after.state === 'expired' ? 0 : 1);
    const tellers = asked.filter(({ status }) => status !== 200).map(({ body }) => body.by);
    expect(new Set(tellers)).toEqual(new Set([after.changedBy]));
  },
  LIMIT_MS,
);

type Contestant = (typeof CONTESTANTS)[number];

/** Two hundred accepts, one recall, one sweep that finds the deadline passed. The sweep is told nothing. */
function startersOf(referral: ReferralView): { start: (who: Contestant) => Promise<Answer<Told>[]> } {
  const keys = keysForAll();
  const starts: Record<Contestant, () => Promise<Answer<Told>[]>> = {
    accept: () => Promise.all(allAccept(referral, keys)),
    recall: async () => [
      await crowd.officer.ask<Told>({
        method: 'POST',
        path: `/referrals/${referral.id}/recall`,
        key: randomUUID(),
        version: referral.version,
        body: { reason: 'settled_meanwhile', note: '双方已自行和解' },
      }),
    ],
    expire: async () => {
      await crowd.product.get(ClockSweep).sweepOnce();
      return [];
    },
  };
  return { start: (who) => starts[who]() };
}
