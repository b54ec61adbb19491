import type { SnapshotView } from '../../../modules/referrals/http/snapshot.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { TestProduct, World } from '../../support/product.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { type CaseDesk, PAIR } from '../cases/desk.js';
import type { Problem, ReferralLine } from '../cases/referral-line.js';
import { startCaseStage } from '../cases/stage.js';

let product: TestProduct;
let world: World;
let desk: CaseDesk;
let line: ReferralLine;

beforeAll(async () => {
  ({ product, world, desk, line } = await startCaseStage());
});
afterAll(() => product.close());

const PERSONAL = ['narrative', 'party_names', 'party_phones'];

const agree = (caseId: string, partyId: string, recipient?: AgencyKey): Promise<{ status: number }> =>
  product.as('officer').post(`/cases/${caseId}/consents`, {
    partyIds: [partyId],
    purpose: 'sharing',
    decision: 'given',
    manner: 'telephone',
    ...(recipient === undefined ? {} : { recipientAgencyId: world.agencies[recipient] }),
  });

const idOf = (theCase: CaseView, at: number): string => theCase.parties[at]?.id ?? '';

/** The first party has agreed, and the committee was told of nobody else. */
async function sentWithOne(): Promise<{ readonly theCase: CaseView; readonly id: string }> {
  const theCase = await desk.register({ parties: PAIR, lane: 'full' });
  await agree(theCase.id, idOf(theCase, 0));
  const { id } = (await line.send(theCase.id, { fields: PERSONAL, partyIds: [idOf(theCase, 0)] })).body;
  await line.step('committee-intake', id, { noun: 'acceptance' });
  return { theCase, id };
}

const supply = (id: string, body: object) =>
  line.step<ReferralView & Problem>('officer', id, {
    noun: 'information',
    body: { answer: '对方也同意了', ...body },
  });

const snapshot = async (as: Login, id: string): Promise<SnapshotView> =>
  (await product.as(as).get<SnapshotView>(`/referrals/${id}/snapshot`)).body;

const shownParties = async (as: Login, id: string): Promise<string[]> =>
  ((await snapshot(as, id)).content.parties ?? []).map(({ partyId }) => partyId);

describe('a party who agrees after it was sent', () => {
  it('is shown in a new version once the sender says so, and the older one stays', async () => {
    const { theCase, id } = await sentWithOne();
    const [first, second] = [idOf(theCase, 0), idOf(theCase, 1)];
    await agree(theCase.id, second, 'community');
    expect(await shownParties('mediator', id)).toEqual([first]);
    expect(await supply(id, { partyIds: [second] })).toMatchObject({
      status: 200,
      body: { state: 'accepted' },
    });
    expect(await shownParties('mediator', id)).toEqual([first, second]);
    const { rows } = await product.sql.query<{ version: number }>(
      'select version from referral_snapshot where referral_id = $1 order by version',
      [id],
    );
    expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
    // What is told later goes on from what was shown by then.
    expect((await supply(id, { answer: '另附说明' })).status).toBe(200);
    expect(await shownParties('mediator', id)).toEqual([first, second]);
  });

  it('is named in the record of what was shown', async () => {
    const { theCase, id } = await sentWithOne();
    const second = idOf(theCase, 1);
    await agree(theCase.id, second);
    await supply(id, { partyIds: [second] });
    const { rows } = await product.sql.query<{ payload: { partyIds: string[] } }>(
      `select payload from domain_event where subject_id = $1 and type = 'referral.info_added'`,
      [id],
    );
    expect(rows).toMatchObject([{ payload: { partyIds: [idOf(theCase, 0), second] } }]);
  });

  it('stays shown to whom they were shown when they agree to somebody else besides', async () => {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    const [first, second] = [idOf(theCase, 0), idOf(theCase, 1)];
    await agree(theCase.id, first);
    const { id } = (await line.send(theCase.id, { fields: PERSONAL })).body;
    await line.step('committee-intake', id, { noun: 'acceptance' });
    expect(await shownParties('mediator', id)).toEqual([first, second]);
    await agree(theCase.id, second, 'centre');
    await supply(id, { answer: '另附说明' });
    expect(await shownParties('mediator', id)).toEqual([first, second]);
  });

  it('is passed on with a question of the holder’s to nobody they said nothing of', async () => {
    const { theCase, id } = await sentWithOne();
    const second = idOf(theCase, 1);
    await agree(theCase.id, second, 'community');
    await supply(id, { partyIds: [second] });
    const experts = world.agencies['womens-federation'];
    await product.sql.query(`update agency set kind = 'experts' where id = $1`, [experts]);
    const asked = await product.as('mediator').post<ReferralView>(`/referrals/${id}/question`, {
      recipientAgencyId: experts,
      request: '这类费用怎么算？',
      fields: ['narrative', 'party_names'],
      answers: [{ code: 'question', value: '这类费用怎么算？' }],
    });
    expect(asked.status).toBe(200);
    const question = asked.body.children.at(-1)?.id ?? '';
    expect(await shownParties('womens-intake', question)).toEqual([idOf(theCase, 0)]);
  });

  it('is not shown before they have, nor by the consent of the other', async () => {
    const { theCase, id } = await sentWithOne();
    const second = idOf(theCase, 1);
    const missing = {
      status: 422,
      body: { code: 'consent_or_legal_basis_missing', partyIds: [second] },
    };
    expect(await supply(id, { partyIds: [second] })).toMatchObject(missing);
    await agree(theCase.id, second, 'centre');
    expect(await supply(id, { partyIds: [second] })).toMatchObject(missing);
    expect(await shownParties('mediator', id)).toEqual([idOf(theCase, 0)]);
  });

  it('is of this case', async () => {
    const { id } = await sentWithOne();
    const stranger = idOf(await desk.register({ parties: PAIR }), 0);
    expect(await supply(id, { partyIds: [stranger] })).toMatchObject({
      status: 422,
      body: { code: 'party_not_of_case', partyIds: [stranger] },
    });
  });

  it('may be the first who is shown at all, and the only one', async () => {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    const { id } = (await line.send(theCase.id)).body;
    await line.step('committee-intake', id, { noun: 'acceptance' });
    const second = idOf(theCase, 1);
    await agree(theCase.id, second, 'community');
    await supply(id, { partyIds: [second], fields: ['party_names'] });
    expect(await shownParties('mediator', id)).toEqual([second]);
    await supply(id, { answer: '另附说明' });
    expect(await shownParties('mediator', id)).toEqual([second]);
  });
});

describe('a consent that names the centre', () => {
  const reroute = async (id: string): Promise<string> => {
    const body = { recipientAgencyId: world.agencies.community, handoverNote: '就近调解' };
    return (
      (await line.step<ReferralView>('coordinator', id, { noun: 'reroute', body })).body.supersededBy ?? ''
    );
  };

  it('shows nobody to the agency it sends the case on to', async () => {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    for (const at of [0, 1]) await agree(theCase.id, idOf(theCase, at), 'centre');
    const sent = await line.send(theCase.id, {
      recipientAgencyId: world.agencies.centre,
      fields: PERSONAL,
    });
    expect(await shownParties('officer', sent.body.id)).toHaveLength(2);
    const next = await reroute(sent.body.id);
    expect((await snapshot('committee-intake', next)).fields).toEqual(['narrative']);
    expect(await shownParties('committee-intake', next)).toEqual([]);
  });

  it('is not outdone by the other’s, which names none', async () => {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    await agree(theCase.id, idOf(theCase, 0));
    await agree(theCase.id, idOf(theCase, 1), 'centre');
    const sent = await line.send(theCase.id, {
      recipientAgencyId: world.agencies.centre,
      fields: PERSONAL,
    });
    const next = await reroute(sent.body.id);
    expect(await shownParties('committee-intake', next)).toEqual([idOf(theCase, 0)]);
  });
});
