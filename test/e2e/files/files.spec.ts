import { createHash } from 'node:crypto';
import type { FileView } from '../../../modules/documents/files/file.view.js';
import { JPEG, PDF } from '../../unit/documents/samples.js';
import { done, FilesDesk, WHY } from './desk.js';

let desk: FilesDesk;
beforeAll(async () => {
  desk = await FilesDesk.open();
}, 240_000);
afterAll(() => desk.close());

const code = (answer: { readonly body: unknown }): unknown =>
  (answer.body as Record<string, unknown>)['code'];

describe('files of a case', () => {
  it('are added to and read by whoever holds it, read by the centre, and unknown to everybody else', async () => {
    const { id } = await desk.aCase();
    const file = await desk.fileOf(id);

    for (const login of ['officer', 'colleague', 'coordinator', 'supervisor'] as const) {
      expect([login, await desk.opens(login, file.id)]).toEqual([login, 200]);
      expect((await desk.lists(login, 'case', id)).body.items.map((item) => item.id)).toEqual([file.id]);
    }
    for (const login of ['other-officer', 'committee-intake', 'labor-head'] as const) {
      expect([login, await desk.opens(login, file.id)]).toEqual([login, 404]);
      expect(code(await desk.lists(login, 'case', id))).toBe('case_not_found');
      expect(code(await desk.attach(login, 'case', { id }))).toBe('case_not_found');
    }
  });

  it('may be seen by a supervisor of the area, who adds nothing', async () => {
    const { id } = await desk.aCase();
    expect((await desk.attach('supervisor', 'case', { id })).status).toBe(403);
  });

  it('are on the audit trail when they come in and each time somebody opens them', async () => {
    const { id } = await desk.aCase();
    const file = await desk.fileOf(id, '刘甲的身份证.jpg');
    await desk.opens('coordinator', file.id);

    const attached = await desk.cases.audited('file.attached', file.id);
    expect(attached).toMatchObject([{ detail: { caseId: id, subjectType: 'case' } }]);
    const seen = await desk.cases.audited('file.seen', file.id);
    expect(seen).toMatchObject([{ detail: { caseId: id, throughReferralId: null } }]);
    expect(JSON.stringify([attached, seen])).not.toContain('刘甲');
    expect((await desk.cases.timeline(id)).map(({ type }) => type)).toContain('file.attached');
  });
});

describe('files chosen for a recipient', () => {
  it('are frozen with name, type and hash, and opened by the recipient while the others stay closed', async () => {
    const { id } = await desk.aCase();
    const [chosen, other] = [await desk.fileOf(id, '漏水照片.jpg'), await desk.fileOf(id)];
    const { id: referralId } = await desk.sent(id, { fileIds: [chosen.id] });

    const { content } = await desk.snapshot('committee-intake', referralId);
    expect(content['files']).toEqual([
      {
        fileId: chosen.id,
        name: '漏水照片.jpg',
        kind: 'photo',
        mediaType: 'image/jpeg',
        bytes: JPEG.length,
        sha256: createHash('sha256').update(JPEG).digest('hex'),
        paperCodes: [],
      },
    ]);
    expect(await desk.opens('mediator', chosen.id)).toBe(200);
    expect(await desk.opens('mediator', other.id)).toBe(404);
    expect(await desk.opens('labor-intake', chosen.id)).toBe(404);
    const seen = await desk.cases.audited('file.seen', chosen.id);
    expect(seen).toMatchObject([{ detail: { throughReferralId: referralId } }]);
  });

  it('are closed to it once it has refused, and read on by it after a close', async () => {
    const { id } = await desk.aCase();
    const file = await desk.fileOf(id);
    const refused = await desk.sent(id, { fileIds: [file.id] });
    await desk.step('committee-head', refused.id, {
      noun: 'rejection',
      body: { reason: 'outside_statutory_power', text: '不属社区职责' },
    });
    expect(await desk.opens('mediator', file.id)).toBe(404);

    const worked = await desk.sent(id, { to: 'womens-federation', fileIds: [file.id] });
    await desk.inProgress(worked.id, 'womens-handler');
    await desk.step('womens-handler', worked.id, {
      noun: 'outcome',
      body: { outcome: 'not_settled', summary: '双方分歧较大' },
    });
    await desk.step('officer', worked.id, { noun: 'confirmation' });
    expect(await desk.opens('womens-handler', file.id)).toBe(200);
    expect(code(await desk.attach('womens-handler', 'referral', { id: worked.id }))).toBe(
      'file_write_refused',
    );
  });

  it('need consent or a legal basis, as personal fields do', async () => {
    const { id } = await desk.aCase();
    const file = await desk.fileOf(id);
    await desk.consent(id, 'refused');
    const answer = await desk.refer(id, { fileIds: [file.id] });
    expect([answer.status, code(answer)]).toEqual([422, 'consent_or_legal_basis_missing']);
    expect(answer.body).toMatchObject({ fields: [], fileIds: [file.id] });
    const fields = ['narrative', 'place', 'party_phones'];
    // What needs no consent is not named as what lacks it.
    expect((await desk.refer(id, { fields })).body).toMatchObject({ fields: ['party_phones'], fileIds: [] });
    expect((await desk.refer(id, {})).status).toBe(201);
  });

  it('must be files of this case', async () => {
    const [{ id }, another] = [await desk.aCase(), await desk.aCase()];
    const strange = await desk.fileOf(another.id);
    const answer = await desk.refer(id, { fileIds: [strange.id] });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { code: 'file_not_of_case', fileIds: [strange.id] },
    ]);
  });

  it('are kept with a draft and frozen when it is sent', async () => {
    const { id } = await desk.aCase();
    const file = await desk.fileOf(id);
    const draft = await desk.sent(id, { fileIds: [file.id], keepAsDraft: true });
    expect(await desk.opens('mediator', file.id)).toBe(404);
    await desk.step('officer', draft.id, { noun: 'submission', body: { choice: WHY } });
    expect(await desk.opens('mediator', file.id)).toBe(200);
  });

  it('grow with an answer, and nothing shown before is lost', async () => {
    const { id } = await desk.aCase();
    const [first, second, third] = [await desk.fileOf(id), await desk.fileOf(id), await desk.fileOf(id)];
    const { id: referralId } = await desk.sent(id, { fields: ['number'], fileIds: [first.id] });
    const ask = { noun: 'information-request', body: { question: '请补充照片' } };
    const supply = (body: object) => ({ noun: 'information', body: { answer: '见附件', ...body } });
    await desk.step('committee-intake', referralId, ask);
    await desk.step('officer', referralId, supply({ fields: ['place'], fileIds: [second.id] }));
    const leave = { subject: 'second_question', reason: '确需补充' };
    done(await desk.product.as('committee-head').post(`/referrals/${referralId}/approval`, leave));
    await desk.step('committee-intake', referralId, ask);
    await desk.step('officer', referralId, supply({ fileIds: [third.id] }));

    const { content, fields } = await desk.snapshot('mediator', referralId);
    expect(content.files?.map(({ fileId }) => fileId)).toEqual([first.id, second.id, third.id]);
    expect(fields).toEqual(['number', 'place']);
  });

  it('go along when the centre sends the case elsewhere', async () => {
    const { id } = await desk.aCase();
    const file = await desk.fileOf(id);
    const { id: referralId } = await desk.sent(id, { fileIds: [file.id] });
    await desk.step('coordinator', referralId, {
      noun: 'reroute',
      body: { recipientAgencyId: desk.world.agencies['womens-federation'], handoverNote: '改由妇联办理' },
    });
    expect(await desk.opens('womens-handler', file.id)).toBe(200);
    expect(await desk.opens('mediator', file.id)).toBe(404);
  });
});

describe('files of a referral', () => {
  it('are added to and read by its sender and its recipient, and by whoever answers for the case', async () => {
    const { id } = await desk.aCase();
    const { id: referralId } = await desk.sent(id);
    const received = done(await desk.attach('mediator', 'referral', { id: referralId, content: PDF }));
    const sent = done(await desk.attach('officer', 'referral', { id: referralId }));

    for (const login of ['officer', 'mediator', 'coordinator'] as const) {
      const items = (await desk.lists(login, 'referral', referralId)).body.items;
      expect([login, items.map((item: FileView) => item.id)]).toEqual([login, [sent.id, received.id]]);
    }
    expect(received.caseId).toBe(id);
    for (const login of ['other-officer', 'labor-intake'] as const) {
      expect(code(await desk.lists(login, 'referral', referralId))).toBe('referral_not_found');
      expect(code(await desk.attach(login, 'referral', { id: referralId }))).toBe('referral_not_found');
      expect(await desk.opens(login, received.id)).toBe(404);
    }
  });

  it('are added to by no coordinator, no sender without grounds, and nobody once consent is withdrawn', async () => {
    const { id, parties } = await desk.aCase();
    const { id: referralId } = await desk.sent(id);
    expect(code(await desk.attach('coordinator', 'referral', { id: referralId }))).toBe('file_write_refused');

    await desk.consent(id, 'refused');
    const unfounded = await desk.attach('officer', 'referral', { id: referralId });
    expect(code(unfounded)).toBe('consent_or_legal_basis_missing');

    const body = { partyId: parties[0]?.id, reason: '不愿继续', manner: 'telephone' };
    done(await desk.cases.step('officer', id, { noun: 'consent-withdrawal', body }));
    expect(code(await desk.attach('mediator', 'referral', { id: referralId }))).toBe('consent_withdrawn');
  });

  it('are gone for the recipient after a recall', async () => {
    const { id } = await desk.aCase();
    const { id: referralId } = await desk.sent(id);
    const { id: fileId } = done(await desk.attach('mediator', 'referral', { id: referralId }));
    await desk.step('officer', referralId, {
      noun: 'recall',
      body: { reason: 'better_agency', note: '改由其他单位办理' },
    });
    expect(await desk.opens('mediator', fileId)).toBe(404);
    expect(await desk.opens('officer', fileId)).toBe(200);
  });
});

describe('evidence of an outcome', () => {
  it('is a file of the referral or one chosen for it; any other id is refused', async () => {
    const { id } = await desk.aCase();
    const [chosen, hidden] = [await desk.fileOf(id), await desk.fileOf(id)];
    const { id: referralId } = await desk.sent(id, { fileIds: [chosen.id] });
    await desk.inProgress(referralId);
    const own = done(await desk.attach('mediator', 'referral', { id: referralId, content: PDF }));
    const report = (evidence: string[]) => ({
      noun: 'outcome',
      body: { outcome: 'written_agreement', summary: '已达成协议', evidence },
    });

    const refused = await desk.tries('mediator', referralId, report([own.id, hidden.id]));
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'evidence_unknown', fileIds: [hidden.id] },
    ]);
    const reported = await desk.step('mediator', referralId, report([own.id, chosen.id]));
    expect(reported.outcomes).toMatchObject([{ evidence: [own.id, chosen.id] }]);
    expect(await desk.opens('officer', own.id)).toBe(200);
  });
});
