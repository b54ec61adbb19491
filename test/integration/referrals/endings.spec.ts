import type { ReferralState } from '../../../modules/referrals/domain/states.js';
import type { ReferralEvent } from '../../../modules/referrals/domain/transitions.js';
import { ReferralBench } from './bench.js';
import { commandFor, walkTo } from './walk.js';

let bench: ReferralBench;
beforeAll(async () => {
  bench = await ReferralBench.open();
});
afterAll(() => bench.close());
afterEach(async () => {
  expect(await bench.violations()).toEqual([]);
});

type Ending = readonly [state: ReferralState, event: ReferralEvent, by: string];

/** Every step that ends a referral which may carry an unanswered proposal. */
const ENDINGS: readonly Ending[] = [
  ['reported', 'confirm', 'officer'],
  ['queued', 'reject_final', 'committee-intake'],
  ['rejection_review', 'uphold', 'coordinator'],
  ['queued', 'recall', 'officer'],
  ['queued', 'mark_error', 'officer'],
  ['queued', 'mark_duplicate', 'committee-intake'],
  ['in_progress', 'merge_into', 'coordinator'],
  ['recall_pending', 'force_recall', 'coordinator'],
  ['recall_pending', 'agree_recall', 'mediator'],
];

/** The recipient finds that it is the wrong agency; nobody answers. */
async function proposed(state: ReferralState): Promise<string> {
  const isAsked = state === 'queued' || state === 'rejection_review';
  const { id } = await walkTo(bench, isAsked ? 'queued' : 'in_progress');
  await bench.besides.propose(await bench.caller('committee-head'), id, { reason: '应由人社处理' });
  const next = {
    rejection_review: 'reject',
    reported: 'report_outcome',
    recall_pending: 'request_recall',
  } as const;
  if (state === 'rejection_review' || state === 'reported' || state === 'recall_pending') {
    const event = next[state];
    const by = { reject: 'committee-intake', report_outcome: 'mediator', request_recall: 'officer' }[event];
    await bench.act(by, event, { id, command: await commandFor(bench, event, id) });
  }
  expect(await bench.clocks(id)).toHaveProperty('reroute_answer');
  return id;
}

async function answersTo(id: string): Promise<(string | null)[]> {
  const rows = await bench.dataSource.query<{ answer: string | null }[]>(
    'select answer from reroute_proposal where referral_id = $1',
    [id],
  );
  return rows.map(({ answer }) => answer);
}

describe('a proposal that nobody has answered', () => {
  it.each(ENDINGS)('ends with the referral and its clock with it: %s, %s', async (state, event, by) => {
    const id = await proposed(state);
    await bench.act(by, event, { id, command: await commandFor(bench, event, id) });
    expect(await bench.clocks(id)).toEqual({});
    expect(await answersTo(id)).toEqual(['overtaken']);
    expect((await bench.get(id)).bindingDeadlineAt).toBeNull();
  });

  it.each([
    ['reported', 'confirm'],
    ['queued', 'accept'],
  ] as const)('ends with the referral that silence ends: %s, %s', async (state, clock) => {
    const id = await proposed(state);
    await bench.expire(id, clock);
    expect(await bench.clocks(id)).toEqual({});
    expect(await answersTo(id)).toEqual(['overtaken']);
  });

  it('is still owed while the referral lives', async () => {
    const id = await proposed('in_progress');
    expect((await bench.clock(id, 'reroute_answer')).ownerAgencyId).toBe(bench.agency('centre'));
    await bench.besides.declineProposal(await bench.caller('coordinator'), id, { note: '仍由你单位办理' });
    expect(await bench.clocks(id)).not.toHaveProperty('reroute_answer');
  });
});
