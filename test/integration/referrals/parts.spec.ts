import { TRANSITIONS } from '../../../modules/referrals/domain/transitions.js';
import {
  isHeldByRecipient,
  isTerminal,
  type ReferralState,
} from '../../../modules/referrals/domain/states.js';
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

const contact = { channel: 'phone', result: 'reached', who: 'applicant' } as const;
const settled = { outcome: 'oral_agreement', summary: '双方和解' } as const;
const NO_SNAPSHOT = { code: 'snapshot_not_found' };

const open = async (login: string, id: string) => bench.reading.snapshot(await bench.caller(login), id);

/** The child that was handed on last. */
async function partOf(id: string, head: string): Promise<string> {
  const part = (await bench.reading.one(await bench.caller(head), id)).children.at(-1);
  if (part === undefined) throw new Error('nothing was handed on');
  return part.id;
}

/** In the hands of the community, a part of it with the grid and a part of that with the block below. */
async function handedOnTwice(): Promise<{ id: string; caseId: string; partId: string; innerId: string }> {
  const { id, caseId } = await walkTo(bench, 'in_progress');
  await bench.act('committee-head', 'delegate', { id, command: await commandFor(bench, 'delegate', id) });
  const partId = await partOf(id, 'committee-head');
  await bench.act('grid-intake', 'accept', { id: partId, command: {} });
  const dueAt = new Date((await bench.now()).getTime() + 1_800_000).toISOString();
  const command = { recipientAgencyId: bench.agency('block'), request: '再下派', dueAt };
  await bench.act('grid-head', 'delegate', { id: partId, command });
  return { id, caseId, partId, innerId: await partOf(partId, 'grid-head') };
}

/** Every way in which a referral ends that has parts; what they are, the table says. */
const ENDINGS: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  async agree_recall(id) {
    await bench.act('officer', 'request_recall', {
      id,
      command: { reason: 'better_agency', note: '另有单位' },
    });
    await bench.act('mediator', 'agree_recall', { id, command: { handoverNote: '尚未见面' } });
  },
  async force_recall(id) {
    await bench.act('officer', 'request_recall', {
      id,
      command: { reason: 'better_agency', note: '另有单位' },
    });
    await bench.act('coordinator', 'force_recall', { id, command: { note: '逾期未答复' } });
  },
  async reroute(id) {
    await bench.act('coordinator', 'reroute', { id, command: await commandFor(bench, 'reroute', id) });
  },
  async confirm(id) {
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    await bench.act('officer', 'confirm', { id, command: {} });
  },
  async confirm_timeout(id) {
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    await bench.expire(id, 'confirm');
  },
};

/** Ways in which parts go on: with what their whole became, or with who owns the case now. */
const GOES_ON = ['merge_into', 'handover_done'];

describe('a part of a referral that ends', () => {
  it('is thought of for every row of the table that ends what an agency holds', () => {
    const ending = TRANSITIONS.filter(
      ({ from, to }) => isHeldByRecipient(from) && to !== '@same' && to !== '@resume_to' && isTerminal(to),
    );
    expect([...new Set(ending.map(({ event }) => event))].sort()).toEqual(
      [...Object.keys(ENDINGS), ...GOES_ON].sort(),
    );
  });

  it.each(Object.keys(ENDINGS))('ends with it, and what was handed on from it too: %s', async (ending) => {
    const { id, partId, innerId } = await handedOnTwice();
    await ENDINGS[ending]?.(id);
    for (const part of [partId, innerId]) {
      expect(await bench.stateOf(part)).toBe('recalled');
      expect(await bench.clocks(part)).toEqual({});
    }
    await expect(open('grid-intake', partId)).rejects.toMatchObject(NO_SNAPSHOT);
    await expect(open('block-intake', innerId)).rejects.toMatchObject(NO_SNAPSHOT);
  });

  it('shows its sender nothing that its whole no longer shows them', async () => {
    const { id, partId } = await handedOnTwice();
    expect((await open('committee-head', partId)).access).toBe('read_only');
    await ENDINGS['agree_recall']?.(id);
    await expect(open('committee-head', id)).rejects.toMatchObject(NO_SNAPSHOT);
    await expect(open('committee-head', partId)).rejects.toMatchObject(NO_SNAPSHOT);
    expect((await open('officer', id)).access).toBe('read_only');
  });

  it('says why: nobody of the two has asked for it', async () => {
    const { id, innerId } = await handedOnTwice();
    await ENDINGS['reroute']?.(id);
    const [told] = await bench.dataSource.query<{ reason: string }[]>(
      `select payload->>'reason' as reason from domain_event where subject_id = $1 and type = 'referral.recalled'`,
      [innerId],
    );
    expect(told?.reason).toBe('whole_ended');
  });

  it('is confirmed when it has been reported: what is done is done', async () => {
    const { id, partId, innerId } = await handedOnTwice();
    await bench.act('grid-handler', 'first_contact', { id: partId, command: contact });
    await bench.act('grid-handler', 'report_outcome', { id: partId, command: settled });
    await ENDINGS['agree_recall']?.(id);
    expect(await bench.stateOf(partId)).toBe('closed');
    expect(await bench.stateOf(innerId)).toBe('recalled');
    expect((await open('grid-intake', partId)).access).toBe('read_only');
    await expect(open('committee-head', partId)).rejects.toMatchObject(NO_SNAPSHOT);
  });

  it('takes no other part with it: a supporter stays for the next lead', async () => {
    const { id, caseId, partId } = await handedOnTwice();
    const support = await bench.send(caseId, { mode: 'co_handle', recipientAgencyId: bench.agency('labor') });
    await ENDINGS['force_recall']?.(id);
    expect(await bench.stateOf(partId)).toBe('recalled');
    expect(await bench.stateOf(support.id)).toBe('queued');
    expect((await bench.caseRow(caseId)).state).toBe('triage');
  });

  it('goes on for the agency that handed it on when that agency is handed the case itself', async () => {
    const { id, caseId } = await walkTo(bench, 'accepted', { mode: 'transfer' });
    await bench.act('committee-head', 'delegate', { id, command: await commandFor(bench, 'delegate', id) });
    const partId = await partOf(id, 'committee-head');
    await bench.act('mediator', 'handover_done', {
      id,
      command: await commandFor(bench, 'handover_done', id),
    });
    expect(await bench.stateOf(partId)).toBe('queued');
    expect((await open('committee-head', partId)).access).toBe('read_only');
    await bench.act('grid-intake', 'accept', { id: partId, command: {} });
    await bench.act('grid-handler', 'first_contact', { id: partId, command: contact });
    await bench.act('grid-handler', 'report_outcome', { id: partId, command: settled });
    await bench.act('committee-intake', 'confirm', { id: partId, command: {} });
    expect((await bench.caseRow(caseId)).owner).toBe(bench.agency('community'));
  });

  it('moves with it into another case, and is confirmed first where it was reported', async () => {
    const { id, partId, innerId } = await handedOnTwice();
    await bench.act('grid-handler', 'first_contact', { id: partId, command: contact });
    await bench.act('grid-handler', 'report_outcome', { id: partId, command: settled });
    const command = { recipientAgencyId: bench.agency('house'), request: '夜间走访', dueAt: '' };
    const dueAt = new Date((await bench.now()).getTime() + 1_800_000).toISOString();
    await bench.dataSource.query('update agency set parent_id = $1 where id = $2', [
      bench.agency('community'),
      bench.agency('house'),
    ]);
    await bench.act('committee-head', 'delegate', { id, command: { ...command, dueAt } });
    const otherId = await partOf(id, 'committee-head');
    await bench.act('coordinator', 'merge_into', { id, command: await commandFor(bench, 'merge_into', id) });
    expect(await bench.stateOf(partId)).toBe('closed');
    expect(await bench.stateOf(innerId)).toBe('recalled');
    const moved = await bench.get((await bench.get(otherId)).supersededBy ?? '');
    expect(moved).toMatchObject({ state: 'queued', partOf: (await bench.get(id)).supersededBy });
  });
});

describe('a referral that nobody has taken', () => {
  it('has no parts, so that nothing is left of it when it is refused, expires or was a mistake', async () => {
    const states = [
      'queued',
      'info_requested',
      'rejection_review',
    ] as const satisfies readonly ReferralState[];
    for (const state of states) {
      const { id } = await walkTo(bench, state);
      const delegating = bench.act('committee-head', 'delegate', {
        id,
        command: await commandFor(bench, 'delegate', id),
      });
      await expect(delegating).rejects.toMatchObject({ code: 'wrong_state' });
    }
  });
});
