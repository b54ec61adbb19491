import { ReferralBench } from './bench.js';
import { CLAIMS, walkTo } from './walk.js';

let bench: ReferralBench;
beforeAll(async () => {
  bench = await ReferralBench.open();
});
afterAll(() => bench.close());
afterEach(async () => {
  expect(await bench.violations()).toEqual([]);
});

const see = async (login: string, id: string) => bench.reading.one(await bench.caller(login), id);
const open = async (login: string, id: string) => bench.reading.snapshot(await bench.caller(login), id);
const NOT_FOUND = { code: 'referral_not_found' };
const NO_SNAPSHOT = { code: 'snapshot_not_found' };

describe('what each relation sees', () => {
  it('shows status, reasons and instants to the sender, and never the recipient’s notes', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await bench.besides.note(await bench.caller('mediator'), id, { text: '一方情绪激动' });
    const forSender = await see('officer', id);
    expect(forSender).toMatchObject({
      state: 'in_progress',
      word: '办理中',
      relations: ['sender', 'case_staff'],
    });
    expect(forSender.acceptedAt).not.toBeNull();
    expect(forSender.messages).toEqual([]);
    const forRecipient = await see('committee-intake', id);
    expect(forRecipient.messages).toMatchObject([{ kind: 'note', body: '一方情绪激动', isInternal: true }]);
  });

  it('keeps the sender’s notes from the recipient, and lets no third agency write one', async () => {
    const { id } = await walkTo(bench, 'queued');
    await bench.besides.note(await bench.caller('officer'), id, { text: '内部提醒' });
    expect((await see('committee-intake', id)).messages).toEqual([]);
    const note = bench.besides.note(await bench.caller('coordinator'), id, { text: '协调' });
    await expect(note).rejects.toMatchObject({ code: 'not_yours' });
  });

  it('keeps the note from the timeline of everybody else', async () => {
    const { id } = await walkTo(bench, 'in_progress');
    await bench.besides.note(await bench.caller('mediator'), id, { text: '仅供内部' });
    const rows = await bench.dataSource.query<{ audience: string; payload: unknown }[]>(
      `select audience_agency_id as audience, payload from domain_event where subject_id = $1 and type = 'referral.noted'`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.audience).toBe(bench.agency('community'));
    expect(JSON.stringify(rows[0]?.payload)).not.toContain('仅供内部');
  });

  it('does not show a draft to whom it is addressed', async () => {
    const { id } = await walkTo(bench, 'draft');
    await expect(see('committee-intake', id)).rejects.toMatchObject(NOT_FOUND);
    expect((await see('officer', id)).state).toBe('draft');
  });

  it('shows it to coordinator and supervisor of the area, and to nobody elsewhere', async () => {
    const { id } = await walkTo(bench, 'queued');
    expect((await see('coordinator', id)).relations).toEqual(['centre']);
    expect((await see('supervisor', id)).events).toEqual([]);
    for (const login of ['other-officer', 'labor-head', 'civil-intake']) {
      await expect(see(login, id)).rejects.toMatchObject(NOT_FOUND);
    }
  });

  it('offers each capacity only what it may do, and silence to nobody', async () => {
    const { id } = await walkTo(bench, 'queued');
    expect((await see('officer', id)).events).toEqual(['recall', 'mark_error', 'raise_safety']);
    expect((await see('mediator', id)).events).toEqual([
      'acknowledge',
      'accept',
      'request_info',
      'raise_safety',
    ]);
    expect((await see('coordinator', id)).events).not.toContain('accept_timeout');
  });

  it('lists of a case only what the caller may know of', async () => {
    const { id, caseId } = await walkTo(bench, 'accepted');
    const support = await bench.send(caseId, { mode: 'co_handle', recipientAgencyId: bench.agency('labor') });
    const idsFor = async (login: string): Promise<string[]> =>
      (await bench.reading.ofCase(await bench.caller(login), caseId)).items.map((item) => item.id);
    expect(await idsFor('officer')).toEqual([id, support.id]);
    expect(await idsFor('labor-intake')).toEqual([support.id]);
    await expect(idsFor('civil-head')).rejects.toMatchObject({ code: 'case_not_found' });
  });
});

describe('the snapshot', () => {
  it('holds exactly what was chosen, as it was then', async () => {
    const caseId = await bench.openCase();
    const { id } = await bench.send(caseId, { fields: ['narrative'] });
    await bench.dataSource.query(
      `update dispute_case set narrative = '后来改过', version = version + 1 where id = $1`,
      [caseId],
    );
    const snapshot = await open('committee-intake', id);
    expect(snapshot).toMatchObject({ version: 1, access: 'open', content: { narrative: '邻里因漏水争吵' } });
    expect(Object.keys(snapshot.content)).toEqual(['narrative']);
  });

  it('is sealed where it lies, and its sight is audited', async () => {
    const { id } = await walkTo(bench, 'queued');
    await open('committee-intake', id);
    const [row] = await bench.dataSource.query<{ sealed: string; seen: number }[]>(
      `select s.content_sealed as sealed, (select count(*)::int from audit_row a
         where a.subject_id = $1 and a.action = 'referral.snapshot_seen') as seen
       from referral_snapshot s where s.referral_id = $1::uuid`,
      [id],
    );
    expect(row?.sealed).not.toContain('邻里');
    expect(row?.seen).toBe(1);
  });

  it('gets a new version with an answer, and keeps the old one', async () => {
    const caseId = await bench.openCase();
    const { id } = await bench.send(caseId, { fields: ['narrative'] });
    await bench.act('committee-intake', 'request_info', { id, command: { question: '在哪里' } });
    await bench.act('officer', 'supply_info', { id, command: { answer: '见附件', fields: ['place'] } });
    const snapshot = await open('committee-intake', id);
    expect(snapshot).toMatchObject({
      version: 2,
      fields: ['narrative', 'place'],
      content: { place: '送仙桥' },
    });
  });

  it('closes to the recipient when it is recalled or refused, and stays with the sender', async () => {
    const [recalled, refused] = [await walkTo(bench, 'queued'), await walkTo(bench, 'queued')];
    await bench.act('officer', 'recall', {
      id: recalled.id,
      command: { reason: 'sent_in_error', note: '转错了' },
    });
    const refusal = { reason: 'outside_statutory_power', text: '超出职权' } as const;
    await bench.act('committee-intake', 'reject_final', { id: refused.id, command: refusal });
    for (const { id } of [recalled, refused]) {
      await expect(open('committee-intake', id)).rejects.toMatchObject(NO_SNAPSHOT);
      expect((await open('officer', id)).access).toBe('read_only');
    }
  });

  it('closes to an agency that let it expire, and opens to the next one', async () => {
    const { id } = await walkTo(bench, 'queued');
    await bench.expire(id, 'accept');
    expect(await bench.stateOf(id)).toBe('expired');
    await expect(open('committee-intake', id)).rejects.toMatchObject(NO_SNAPSHOT);
  });

  it('is read-only to a recipient after the close', async () => {
    const { id } = await walkTo(bench, 'closed');
    expect((await open('committee-intake', id)).access).toBe('read_only');
  });

  it('stays open while another live referral of the case grants it', async () => {
    const { id, caseId } = await walkTo(bench, 'queued', { scope: CLAIMS });
    await bench.send(caseId, { mode: 'co_handle', purpose: 'visit' });
    await bench.act('officer', 'recall', { id, command: { reason: 'sent_in_error', note: '转错了' } });
    expect((await open('committee-intake', id)).access).toBe('read_only');
  });

  it('shows nobody’s person without consent or a law', async () => {
    const caseId = await bench.openCase();
    const fields = ['narrative', 'party_phones'] as const;
    await expect(bench.send(caseId, { fields: [...fields] })).rejects.toMatchObject({
      code: 'consent_or_legal_basis_missing',
    });
    const legalBasis = { code: 'pipl-13-3', text: '履行法定职责所必需' };
    await expect(bench.send(caseId, { fields: [...fields], legalBasis })).rejects.toMatchObject({
      code: 'legal_basis_not_theirs',
    });
    const labor = bench.agency('labor');
    const sent = await bench.send(caseId, { fields: [...fields], legalBasis, recipientAgencyId: labor });
    expect((await open('labor-intake', sent.id)).fields).toEqual(fields);
  });
});

describe('the queues', () => {
  it('show what expires first at the top, page by page, to members and those over the area only', async () => {
    const sent: string[] = [];
    for (const risk of ['yellow', 'orange', 'blue'] as const) {
      const { id } = await bench.send(await bench.openCase({ risk }), {
        recipientAgencyId: bench.agency('womens-federation'),
      });
      sent.push(id);
    }
    const womens = bench.agency('womens-federation');
    const page = async (login: string, cursor?: string) =>
      bench.reading.queueOf(await bench.caller(login), womens, {
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
    const first = await page('womens-intake');
    const second = await page('womens-intake', first.nextCursor ?? undefined);
    const all = [...first.items, ...second.items];
    expect(all.map((item) => item.id).sort()).toEqual([...sent].sort());
    expect(all[0]?.risk).toBe('orange');
    const deadlines = all.map((item) => item.deadlineAt ?? '');
    expect(deadlines).toEqual([...deadlines].sort());
    expect(second.nextCursor).toBeNull();
    expect((await page('coordinator')).items).toHaveLength(2);
    await expect(page('officer')).rejects.toMatchObject({ code: 'agency_not_found' });
  });

  it('filters by state', async () => {
    const { id } = await walkTo(bench, 'on_hold');
    const caller = await bench.caller('committee-intake');
    const { items } = await bench.reading.queueOf(caller, bench.agency('community'), {
      limit: 200,
      state: 'on_hold',
    });
    expect(items.map((item) => item.id)).toContain(id);
    expect(new Set(items.map((item) => item.state))).toEqual(new Set(['on_hold']));
  });

  it('show everybody what is their turn', async () => {
    const review = await walkTo(bench, 'rejection_review');
    const question = await walkTo(bench, 'info_requested');
    const mine = async (login: string): Promise<string[]> =>
      (await bench.reading.mine(await bench.caller(login), { limit: 200 })).items.map((item) => item.id);
    expect(await mine('coordinator')).toContain(review.id);
    expect(await mine('coordinator')).not.toContain(question.id);
    expect(await mine('officer')).toContain(question.id);
    expect(await mine('officer')).not.toContain(review.id);
    expect(await mine('mediator')).not.toContain(question.id);
  });
});
