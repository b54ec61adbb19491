import type { Answer } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { done, FilesDesk } from '../files/desk.js';

const legalBasis = { code: 'pipl-13-3', text: '个人信息保护法第十三条第一款第三项' };
const emergency = { code: 'pipl-13-4', text: '个人信息保护法第十三条第一款第四项' };
const ALARM = { purpose: 'safety', mode: 'co_handle', legalBasis: emergency };
const FIELDS = ['number', 'narrative', 'party_names'];

/** Over HTTP: the bureau of civil affairs is a public organ, the community's committee is none. */
describe('a legal basis', () => {
  let desk: FilesDesk;

  beforeAll(async () => {
    desk = await FilesDesk.open();
  });
  afterAll(() => desk.close());

  async function withdraw(caseId: string): Promise<void> {
    const { parties } = await desk.cases.show(caseId);
    const body = { partyId: parties[0]?.id, reason: '不愿继续', manner: 'telephone' };
    done(await desk.cases.step('officer', caseId, { noun: 'consent-withdrawal', body }));
  }

  async function ask(as: Login, id: string, recipientAgencyId: string): Promise<string> {
    const body = { recipientAgencyId, request: '是否另有救助？', fields: ['party_names'] };
    return (await desk.step(as, id, { noun: 'question', body })).children.at(-1)?.id ?? '';
  }

  const shown = async (as: Login, id: string): Promise<string> =>
    JSON.stringify((await desk.snapshot(as, id)).content);

  /** Who reads the names as long as the parties agree to it, and not a moment longer. */
  async function showsByConsent(as: Login, { id, caseId }: { id: string; caseId: string }): Promise<void> {
    expect(await shown(as, id)).toContain('刘甲');
    await withdraw(caseId);
    expect(await shown(as, id)).not.toContain('刘甲');
  }

  it.each([false, true])('is refused beside a committee’s name (as a draft: %s)', async (keepAsDraft) => {
    const { id } = await desk.aCase();
    const answer: Answer<unknown> = await desk.refer(id, { fields: FIELDS, legalBasis, keepAsDraft });
    expect(answer).toMatchObject({ status: 422, body: { code: 'legal_basis_not_theirs' } });
    expect((await desk.refer(id, { fields: FIELDS, keepAsDraft })).status).toBe(201);
  });

  it.each([
    ['its duties', { legalBasis }],
    ['an emergency', ALARM],
  ])('of %s, given for a bureau, is none for the committee that its draft is sent to', async (_, basis) => {
    const { id: caseId } = await desk.aCase();
    const draft = { to: 'civil-affairs', fields: FIELDS, ...basis, keepAsDraft: true } as const;
    const { id } = await desk.sent(caseId, draft);
    const recipientAgencyId = desk.world.agencies.community;
    const body = { recipientAgencyId, choice: { code: 'knows_the_dispute' } };
    await desk.step('officer', id, { noun: 'submission', body });
    await showsByConsent('committee-intake', { id, caseId });
  });

  it.each([
    ['its duties', { legalBasis }],
    ['an emergency', ALARM],
  ])('of %s, of a bureau, is none of the committee that it is sent on to', async (_, basis) => {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId, { to: 'civil-affairs', fields: FIELDS, ...basis });
    const body = { recipientAgencyId: desk.world.agencies.community, handoverNote: '就近调解' };
    const { supersededBy } = await desk.step('coordinator', id, { noun: 'reroute', body });
    await showsByConsent('committee-intake', { id: supersededBy ?? '', caseId });
  });

  it('that stood beside a committee’s name is not passed on with what it asks a bureau', async () => {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId, { fields: FIELDS });
    await desk.inProgress(id);
    await desk.product.sql.query(
      `update referral set share = jsonb_set(share, '{legalBasis}', $2::jsonb) where id = $1`,
      [id, JSON.stringify(legalBasis)],
    );
    const questionId = await ask('mediator', id, desk.world.agencies['civil-affairs']);
    await showsByConsent('mediator', { id: questionId, caseId });
  });

  it('is passed on from one public organ to another', async () => {
    const { id: caseId } = await desk.aCase();
    const { id } = await desk.sent(caseId, { to: 'civil-affairs', fields: FIELDS, legalBasis });
    await desk.step('civil-intake', id, { noun: 'acceptance' });
    const questionId = await ask('civil-intake', id, desk.world.agencies['other-station']);
    await withdraw(caseId);
    expect(await shown('other-officer', questionId)).toContain('刘甲');
  });
});
