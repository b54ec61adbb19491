import { ReferralBench } from './bench.js';

describe('choosing another agency than the first of the ranked list', () => {
  let bench: ReferralBench;

  beforeAll(async () => {
    bench = await ReferralBench.open();
  });
  afterAll(() => bench.close());

  /** Nobody has named what the dispute is about, so the list has the centre first. */
  const send = (
    caseId: string,
    parts: Parameters<ReferralBench['send']>[1],
  ): ReturnType<ReferralBench['send']> => bench.send(caseId, { choice: undefined, ...parts });

  it('is refused without a reason, which says whom the list has first and which reasons there are', async () => {
    const caseId = await bench.openCase();
    await expect(send(caseId, { recipientAgencyId: bench.agency('community') })).rejects.toMatchObject({
      code: 'choice_reason_required',
      facts: {
        firstAgencyId: bench.agency('centre'),
        reasons: expect.arrayContaining(['party_wish', 'other']),
      },
    });
    expect(await bench.caseRow(caseId)).toMatchObject({ state: 'registered' });
  });

  it('is kept with the referral, shown to sender and centre and to nobody else, and told by its code alone', async () => {
    const choice = { code: 'knows_the_dispute', text: '张某家的事一直由社区调解' } as const;
    const sent = await send(await bench.openCase(), { choice });
    const kept = { firstAgencyId: bench.agency('centre'), code: 'knows_the_dispute', text: choice.text };
    expect(sent.choice).toMatchObject(kept);
    expect(sent.choice?.place).toBeGreaterThan(1);
    const seenBy = async (login: string): Promise<unknown> =>
      (await bench.reading.one(await bench.caller(login), sent.id)).choice;
    expect(await seenBy('coordinator')).toMatchObject(kept);
    expect(await seenBy('committee-intake')).toBeNull();
    const [event] = await bench.dataSource.query<{ payload: { choice: string } }[]>(
      `select payload from domain_event where subject_id = $1 and type = 'referral.submitted'`,
      [sent.id],
    );
    expect(event?.payload.choice).toBe('knows_the_dispute');
    expect(JSON.stringify(event)).not.toContain(choice.text);
  });

  it('needs no reason where the first is chosen, and keeps none that was given', async () => {
    const centre = { recipientAgencyId: bench.agency('centre') };
    const sent = await send(await bench.openCase(), centre);
    expect(sent.choice).toMatchObject({ place: 1, code: null });
    const talkative = await send(await bench.openCase(), { ...centre, choice: { code: 'nearer' } });
    expect(talkative.choice).toMatchObject({ place: 1, code: null });
  });

  it('needs words where no listed reason fits', async () => {
    const caseId = await bench.openCase();
    await expect(send(caseId, { choice: { code: 'other' } })).rejects.toMatchObject({
      code: 'choice_words_missing',
    });
    expect((await send(caseId, { choice: { code: 'other', text: '已电话商定' } })).choice?.code).toBe(
      'other',
    );
  });

  it('is explained when a draft is sent, not before', async () => {
    const caseId = await bench.openCase();
    const early = send(caseId, { keepAsDraft: true, choice: { code: 'nearer' } });
    await expect(early).rejects.toMatchObject({ code: 'choice_given_too_early' });
    const draft = await send(caseId, { keepAsDraft: true });
    const caller = await bench.caller('officer', draft.version);
    await expect(bench.sending.send(caller, draft.id, {})).rejects.toMatchObject({
      code: 'choice_reason_required',
    });
    const sent = await bench.sending.send(caller, draft.id, { choice: { code: 'nearer' } });
    expect(sent).toMatchObject({ state: 'queued', choice: { code: 'nearer' } });
  });

  it('concerns only who is to carry the case, inside the network', async () => {
    const caseId = await bench.openCase();
    const asked = await send(caseId, { mode: 'consult', recipientAgencyId: bench.agency('labor') });
    const recipientAgencyId = bench.agency('womens-federation');
    const left = 'update membership set valid_to = accord_now() where agency_id = $1';
    await bench.dataSource.query(left, [recipientAgencyId]);
    const outside = await send(caseId, { channel: 'external', recipientAgencyId });
    expect([asked.choice, outside.choice]).toEqual([null, null]);
  });

  it('is nobody’s where the sweep or the centre sends on', async () => {
    const sent = await bench.send(await bench.openCase());
    await bench.act('coordinator', 'reroute', {
      id: sent.id,
      command: { recipientAgencyId: bench.agency('labor'), handoverNote: '改派' },
    });
    const { supersededBy } = await bench.get(sent.id);
    expect((await bench.get(supersededBy ?? '')).choice).toBeNull();
  });

  it('is asked after everything that forbids the sending', async () => {
    const caseId = await bench.openCase();
    await bench.send(caseId);
    await expect(send(caseId, { recipientAgencyId: bench.agency('labor') })).rejects.toMatchObject({
      code: 'other_live_primary',
    });
  });
});
