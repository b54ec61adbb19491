import { lookAtDatabase } from '../../../src/cli/doctor/look-at-database.js';
import { withClient } from '../../../src/platform/database/with-client.js';
import { ReferralBench } from './bench.js';
import { walkTo } from './walk.js';

const refusal = { reason: 'not_our_duty', text: '不属职责' } as const;
const settled = { outcome: 'oral_agreement', summary: '双方和解' } as const;

describe('an area with no coordinator whose account works', () => {
  let bench: ReferralBench;

  beforeAll(async () => {
    bench = await ReferralBench.open();
  });
  afterAll(() => bench.close());
  beforeEach(() => setCoordinator(false));

  const setCoordinator = (active: boolean): Promise<unknown> =>
    bench.dataSource.query('update app_user set active = $2 where id = $1', [
      bench.user('coordinator'),
      active,
    ]);

  /** Hands the case over to the committee, whose own it is from now on. */
  const giveToCommittee = (caseId: string): Promise<unknown> =>
    bench.dataSource.query(
      'update dispute_case set owner_agency_id = $2, version = version + 1 where id = $1',
      [caseId, bench.agency('community')],
    );

  /** A case registered by the station, which the women's federation has refused to take from the committee that owns it. */
  async function refusedBetweenOthers(): Promise<{ id: string; caseId: string }> {
    const { caseId } = await walkTo(bench, 'accepted');
    await giveToCommittee(caseId);
    const { id } = await bench.send(
      caseId,
      { purpose: 'counselling', recipientAgencyId: bench.agency('womens-federation') },
      'committee-intake',
    );
    await bench.act('womens-intake', 'reject', { id, command: refusal });
    return { id, caseId };
  }

  it('has its refusals ruled on by the head of the station, where the station is neither side', async () => {
    const { id } = await refusedBetweenOthers();
    const seen = await bench.reading.one(await bench.caller('chief'), id);
    expect(seen.events).toEqual(expect.arrayContaining(['overrule', 'uphold', 'reroute']));
    await bench.act('chief', 'overrule', { id, command: { instruction: '请妇联办理' } });
    expect(await bench.stateOf(id)).toBe('queued');
  });

  it('lets the same head ask after it, as they are told that they may, and no officer', async () => {
    const { id } = await refusedBetweenOthers();
    const seen = await bench.reading.one(await bench.caller('chief'), id);
    expect(seen.sideSteps).toContain('chases');
    const chase = { channel: 'phone', reached: true } as const;
    await expect(bench.chasing.record(await bench.caller('officer'), id, chase)).rejects.toMatchObject({
      code: 'not_yours',
    });
    const { chases } = await bench.chasing.record(await bench.caller('chief'), id, chase);
    expect(chases?.count).toBe(1);
  });

  it('gives that word to no officer, and to no head of another area’s station', async () => {
    const { id } = await refusedBetweenOthers();
    const command = { instruction: '请办理' };
    await expect(bench.act('officer', 'overrule', { id, command })).rejects.toMatchObject({
      code: 'not_yours',
    });
    await expect(bench.act('other-chief', 'overrule', { id, command })).rejects.toMatchObject({
      code: 'referral_not_found',
    });
  });

  it('takes the word back as soon as a coordinator is there', async () => {
    const { id } = await refusedBetweenOthers();
    await setCoordinator(true);
    const command = { instruction: '请办理' };
    await expect(bench.act('chief', 'overrule', { id, command })).rejects.toMatchObject({
      code: 'not_yours',
    });
    await bench.act('coordinator', 'overrule', { id, command });
  });

  it('lets no station rule on what it sent: silence rules, and the case still ends', async () => {
    const { id, caseId } = await walkTo(bench, 'rejection_review');
    const command = { instruction: '请办理' };
    await expect(bench.act('chief', 'overrule', { id, command })).rejects.toMatchObject({
      code: 'not_yours',
    });
    await bench.expire(id, 'review');
    await bench.expire(id, 'review');
    expect(await bench.stateOf(id)).toBe('rejected');
    expect((await bench.caseRow(caseId)).state).toBe('triage');

    const again = await bench.send(caseId, { recipientAgencyId: bench.agency('labor') });
    await bench.act('labor-intake', 'accept', { id: again.id, command: {} });
    const contact = { channel: 'phone', result: 'reached', who: 'applicant' } as const;
    await bench.act('labor-handler', 'first_contact', { id: again.id, command: contact });
    await bench.act('labor-handler', 'report_outcome', { id: again.id, command: settled });
    await bench.expire(again.id, 'confirm');
    expect((await bench.caseRow(caseId)).state).toBe('closed');
  });

  it('lets the station’s head take a case back from an agency that does not answer, and only then', async () => {
    const { id, caseId } = await walkTo(bench, 'recall_pending');
    const command = { note: '多次催告无回音' };
    await expect(bench.act('chief', 'force_recall', { id, command })).rejects.toMatchObject({
      code: 'not_yours',
    });
    await bench.expire(id, 'recall_answer');
    await expect(bench.act('officer', 'force_recall', { id, command })).rejects.toMatchObject({
      code: 'not_yours',
    });
    await bench.act('chief', 'force_recall', { id, command });
    expect(await bench.caseRow(caseId)).toMatchObject({
      state: 'triage',
      custodian: bench.agency('station'),
    });
    expect(await bench.violations()).toEqual([]);
  });

  it('is named by the doctor with who stands in there', async () => {
    const look = async (): Promise<string> =>
      (await withClient(bench.database.runtimeConfig, lookAtDatabase))
        .map(({ sentence }) => sentence)
        .join('\n');
    expect(await look()).toContain('responsible for 送仙桥社区: the head of its station rules');
    expect(await look()).toContain(
      'responsible for 青羊区: no station has a head there, so its supervisor rules.',
    );
    const setSupervisor = 'update app_user set active = $2 where id = $1';
    await bench.dataSource.query(setSupervisor, [bench.user('supervisor'), false]);
    expect(await look()).toContain(
      'responsible for 青羊区: no head of a station and no supervisor stands in',
    );
    await bench.dataSource.query(setSupervisor, [bench.user('supervisor'), true]);
    await setCoordinator(true);
    expect(await look()).not.toContain('No coordinator');
  });

  it('lets the stand-in waive a supporter that keeps the lead waiting', async () => {
    const { id, caseId } = await walkTo(bench, 'in_progress');
    await giveToCommittee(caseId);
    const support = await bench.send(
      caseId,
      { mode: 'co_handle', required: true, recipientAgencyId: bench.agency('labor') },
      'committee-intake',
    );
    const waive = async (login: string): Promise<unknown> =>
      bench.besides.waive(await bench.caller(login), support.id, { reason: '已口头答复' });
    await expect(waive('officer')).rejects.toMatchObject({ code: 'not_yours' });
    await waive('chief');
    await bench.act('mediator', 'report_outcome', { id, command: settled });
    expect(await bench.stateOf(id)).toBe('reported');
  });
});
