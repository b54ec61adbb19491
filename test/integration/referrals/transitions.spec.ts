import { type ActorClass, TRANSITIONS, type TransitionRow } from '../../../modules/referrals/index.js';
import type { ReferralEvent, ReferralState } from '../../../modules/referrals/index.js';
import { ReferralBench } from './bench.js';
import { commandFor, walkTo, WHO } from './walk.js';

const ROWS: readonly (TransitionRow & { readonly event: ReferralEvent })[] = TRANSITIONS;
const TIMEOUT_CLOCKS: Readonly<Partial<Record<ReferralEvent, string>>> = {
  accept_timeout: 'accept',
  info_timeout: 'info_supply',
  review_timeout: 'review',
  recall_timeout: 'recall_answer',
  hold_timeout: 'hold_until',
  confirm_timeout: 'confirm',
};

let bench: ReferralBench;
beforeAll(async () => {
  bench = await ReferralBench.open();
});
afterAll(() => bench.close());
afterEach(async () => {
  expect(await bench.violations()).toEqual([]);
});

describe('each row of the table, taken through the engine', () => {
  it.each(ROWS.map((row) => [row.id, row.from, row.event, row.to, row] as const))(
    '%s takes a referral from %s by %s to %s',
    async (id, from, event, to, row) => {
      const { id: referralId } = await walkTo(
        bench,
        from,
        event === 'handover_done' ? { mode: 'transfer' } : {},
      );
      const before = await bench.get(referralId);
      await take(row, referralId);
      const after = await bench.get(referralId);
      const expected = arrival(row, before.resumeStack, before.state);
      expect(after.state).toBe(expected);
      expect(after.version).toBe(expected === before.state ? before.version : before.version + 1);
      const told = await bench.lastTransition(referralId);
      expect(told).toMatchObject({ transition: id, type: row.emits, version: after.version });
      expect(to === '@resume_to' ? after.resumeStack : []).toEqual([]);
    },
  );
});

describe('each row of the table, tried by those who may not', () => {
  it.each(ROWS.map((row) => [row.id, row.from, row.event, row] as const))(
    '%s is refused from %s by %s to everybody else, and nothing changes',
    async (_, from, event, row) => {
      const { id } = await walkTo(bench, from, event === 'handover_done' ? { mode: 'transfer' } : {});
      const before = await bench.get(id);
      const command = await commandFor(bench, event, id);
      for (const [capacity, login] of Object.entries(WHO) as [ActorClass, string][]) {
        if (row.actors.includes(capacity)) continue;
        const code =
          before.state === 'draft' && capacity.startsWith('recipient') ? 'referral_not_found' : 'not_yours';
        await expect(bench.act(login, event, { id, command })).rejects.toMatchObject({ code });
      }
      await expect(bench.act('other-officer', event, { id, command })).rejects.toMatchObject({
        code: 'referral_not_found',
      });
      expect(await bench.get(id)).toEqual(before);
    },
  );
});

describe('a wrong step', () => {
  it('is told with the state it met and the event it was', async () => {
    const { id } = await walkTo(bench, 'accepted');
    await expect(
      bench.act('officer', 'recall', { id, command: { reason: 'sent_in_error', note: '转错了' } }),
    ).rejects.toMatchObject({
      code: 'wrong_state',
      facts: { state: 'accepted', event: 'recall', events: expect.arrayContaining(['request_recall']) },
    });
  });
});

async function take(row: TransitionRow & { readonly event: ReferralEvent }, id: string): Promise<void> {
  const clock = TIMEOUT_CLOCKS[row.event];
  if (clock !== undefined) {
    // A review that nobody answers climbs one level before it ends.
    if (row.event === 'review_timeout') await bench.expire(id, clock);
    await bench.expire(id, clock);
    return;
  }
  const capacity = row.actors.find((actor) => Object.hasOwn(WHO, actor)) as keyof typeof WHO;
  await bench.act(WHO[capacity], row.event, { id, command: await commandFor(bench, row.event, id) });
}

function arrival(row: TransitionRow, stack: readonly ReferralState[], state: ReferralState): ReferralState {
  if (row.to === '@same') return state;
  if (row.to === '@resume_to') return stack.at(-1) ?? state;
  return row.to;
}
