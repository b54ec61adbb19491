import { DataSource } from 'typeorm';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { violations } from '../../support/invariants.js';
import { AREA } from '../../support/world.js';
import { DAY_MS } from '../cases/desk.js';
import { done, FilesDesk } from '../files/desk.js';

const CONTACT = { channel: 'phone', result: 'reached', who: 'applicant' };
const OUTCOME = { outcome: 'oral_agreement', summary: '双方已当面和解' };

describe('a body outside the network', () => {
  let desk: FilesDesk;

  let bureau: string;

  beforeAll(async () => {
    desk = await FilesDesk.open();
    const admin = desk.product.as('admin');
    const { body: areas } = await admin.get<{ id: string }[]>(`/areas?areaCode=${AREA.district}`);
    const place = { areaId: areas[0]?.id, calendarKey: 'office' };
    const elsewhere = { key: 'labor-elsewhere', name: '外区人社局', kind: 'labor', ...place };
    bureau = done(await admin.post<{ id: string }>('/agencies', elsewhere)).id;
  });
  afterEach(async () => {
    expect(await violations(desk.product.get(DataSource))).toEqual([]);
  });
  afterAll(() => desk.close());

  async function sent(lane: 'simple' | 'full'): Promise<ReferralView> {
    const theCase = lane === 'full' ? await desk.aCase() : await desk.cases.register({ lane });
    return desk.sent(theCase.id, { recipientAgencyId: bureau, channel: 'external' });
  }

  /** The receipt that came back on paper. */
  const receiptOf = async (id: string): Promise<string> =>
    done(await desk.attach('officer', 'referral', { id, name: '回执.jpg' })).id;

  const code = async (id: string, noun: string, body: object): Promise<unknown> =>
    ((await desk.tries('officer', id, { noun, body })).body as { code?: string }).code;

  /** Who has been charged with any clock of the case, and who with a breach. */
  async function chargedOn(caseId: string, table: 'clock' | 'breach'): Promise<string[]> {
    const { rows } = await desk.product.sql.query<{ id: string }>(
      `select distinct owner_agency_id as id from ${table} where case_id = $1`,
      [caseId],
    );
    return rows.map(({ id }) => id);
  }

  const ownerOf = async (id: string, name: string): Promise<string | undefined> =>
    (
      await desk.product.sql.query<{ id: string }>(
        `select owner_agency_id as id from clock where subject_id = $1 and name = $2 and state = 'running'`,
        [id, name],
      )
    ).rows[0]?.id;

  /** Who owes the steps of its legal paths. */
  async function stepOwners(caseId: string): Promise<string[]> {
    const { rows } = await desk.product.sql.query<{ id: string }>(
      `select distinct s.owner_agency_id as id from legal_path p join legal_path_step s on s.legal_path_id = p.id
       where p.case_id = $1`,
      [caseId],
    );
    return rows.map(({ id }) => id);
  }

  it('answers through its sender, whose duty it is to chase, and is charged with nothing', async () => {
    const { agencies } = desk.world;
    const { id, caseId } = await sent('full');
    expect(await ownerOf(id, 'accept')).toBe(agencies.station);
    await desk.product.moveClock(4 * DAY_MS);
    expect(await chargedOn(caseId, 'breach')).toEqual([agencies.station]);

    const accepted = await desk.step('officer', id, {
      noun: 'acceptance',
      body: { fileId: await receiptOf(id) },
    });
    expect(accepted).toMatchObject({ state: 'accepted', handlerUserId: null });
    expect(await ownerOf(id, 'first_contact')).toBe(agencies.station);
    // Who speaks for it asks nobody in its name.
    const question = { recipientAgencyId: agencies['civil-affairs'], request: '低保怎样申请' };
    expect(await code(id, 'question', question)).toBe('held_outside');
    expect(accepted.sideSteps).not.toContain('question');
    await desk.product.moveClock(8 * DAY_MS);
    await desk.step('officer', id, { noun: 'contact', body: CONTACT });
    await desk.step('officer', id, { noun: 'outcome', body: OUTCOME });
    await desk.step('officer', id, { noun: 'confirmation' });

    const { body } = await desk.product.as('officer').get<CaseView>(`/cases/${caseId}`);
    expect(body.state).toBe('closed');
    expect(await chargedOn(caseId, 'clock')).toEqual([agencies.station]);
    expect(await chargedOn(caseId, 'breach')).toEqual([agencies.station]);
    const late = await desk.product.sql.query<{ name: string }>(
      'select name from breach where case_id = $1 order by name',
      [caseId],
    );
    expect(late.rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['accept', 'first_contact']));
  });

  it('has accepted when a paper of the referral shows it, and not by the word of its sender', async () => {
    const { id } = await sent('full');
    const other = await sent('full');
    expect(await code(id, 'acceptance', {})).toBe('acceptance_paper_missing');
    expect(await code(id, 'acceptance', { fileId: await receiptOf(other.id) })).toBe('evidence_unknown');
    const fileId = await receiptOf(id);
    const stranger = await desk.tries('other-officer', id, { noun: 'acceptance', body: { fileId } });
    expect(stranger.status).toBe(404);
    await desk.step('officer', id, { noun: 'acceptance', body: { fileId } });
    expect((await desk.view('officer', id)).acceptedOnFileId).toBe(fileId);
  });

  it('has accepted with the paper that tells the outcome, where both are recorded in one step', async () => {
    const { id } = await sent('simple');
    const told = { ...OUTCOME, contact: CONTACT };
    expect(await code(id, 'outcome', told)).toBe('acceptance_paper_missing');
    const evidence = [await receiptOf(id)];
    const ended = await desk.step('officer', id, { noun: 'outcome', body: { ...told, evidence } });
    expect(ended).toMatchObject({ state: 'closed', acceptedOnFileId: evidence[0] });
  });

  it('stays outside, with its paper, when the case goes on as another', async () => {
    const { id, caseId } = await sent('full');
    const fileId = await receiptOf(id);
    await desk.step('officer', id, { noun: 'acceptance', body: { fileId } });
    const survivor = await desk.aCase();
    const body = { intoCaseId: survivor.id, reason: '同一纠纷' };
    expect((await desk.cases.step('coordinator', caseId, { noun: 'merge', body })).status).toBe(200);
    const { supersededBy } = await desk.view('coordinator', id);
    expect(await desk.view('coordinator', supersededBy ?? '')).toMatchObject({
      state: 'accepted',
      channel: 'external',
      acceptedOnFileId: fileId,
    });
    expect(await chargedOn(survivor.id, 'clock')).toEqual([desk.world.agencies.station]);
  });

  it('is charged with no clock that begins while it holds the case', async () => {
    const { station } = desk.world.agencies;
    const { id, caseId } = await sent('full');
    await desk.step('officer', id, { noun: 'acceptance', body: { fileId: await receiptOf(id) } });
    const graver = { noun: 'risk', body: { level: 'red', reason: '扬言报复' } };
    expect((await desk.cases.step('officer', caseId, graver)).status).toBe(200);
    expect(await ownerOf(caseId, 'safety_response')).toBe(station);
    const sham = { noun: 'facts', body: { facts: [{ code: 'sham_or_collusion', value: 'yes' }] } };
    expect((await desk.cases.step('officer', caseId, sham)).status).toBe(201);
    expect(await stepOwners(caseId)).toEqual([station]);
    expect(await chargedOn(caseId, 'clock')).toEqual([station]);
  });

  it('holds the case for its second sender once the first has taken its part back, with clocks and steps', async () => {
    const { station, centre } = desk.world.agencies;
    await desk.product.sql.query(
      `insert into membership (id, user_id, role, agency_id, valid_from)
       values (gen_random_uuid(), $1, 'agency_head', $2, accord_now())`,
      [desk.world.users['civil-head'], centre],
    );
    const first = await sent('full');
    const { caseId } = first;
    await desk.step('officer', first.id, { noun: 'acceptance', body: { fileId: await receiptOf(first.id) } });
    const sending = { recipientAgencyId: bureau, channel: 'external', purpose: 'support' };
    const second = await desk.sent(caseId, { ...sending, as: 'coordinator' });
    const { id: fileId } = done(await desk.attach('civil-head', 'referral', { id: second.id }));
    await desk.step('civil-head', second.id, { noun: 'acceptance', body: { fileId } });
    const sham = { noun: 'facts', body: { facts: [{ code: 'sham_or_collusion', value: 'yes' }] } };
    expect((await desk.cases.step('officer', caseId, sham)).status).toBe(201);
    const charged = async (): Promise<object> => ({
      resolve: await ownerOf(caseId, 'resolve'),
      sham_report: await ownerOf(caseId, 'sham_report'),
      steps: await stepOwners(caseId),
    });
    // What it took first it still has.
    expect(await charged()).toEqual({ resolve: station, sham_report: station, steps: [station] });

    const back = { reason: 'better_agency', note: '另有更合适的单位' };
    await desk.step('officer', first.id, { noun: 'recall-request', body: back });
    await desk.step('officer', first.id, { noun: 'recall-agreement', body: { handoverNote: '尚未见面' } });
    const { body } = await desk.product.as('officer').get<CaseView>(`/cases/${caseId}`);
    expect(body.custodianAgency.id).toBe(bureau);
    expect(await charged()).toEqual({ resolve: centre, sham_report: centre, steps: [centre] });
    const told = (await desk.cases.timeline(caseId)).find(({ type }) => type === 'case.charge_moved');
    expect(told?.payload).toMatchObject({ fromAgencyId: station, toAgencyId: centre });

    const graver = { noun: 'risk', body: { level: 'red', reason: '扬言报复' } };
    expect((await desk.cases.step('officer', caseId, graver)).status).toBe(200);
    expect(await ownerOf(caseId, 'safety_response')).toBe(centre);
  });

  it('is not asked for more time: the head of whoever is charged for it is, and answers', async () => {
    const { id, caseId } = await sent('full');
    await desk.step('officer', id, { noun: 'acceptance', body: { fileId: await receiptOf(id) } });
    const works = (active: boolean): Promise<unknown> =>
      desk.product.sql.query(
        `update app_user u set active = $2 from membership m where m.user_id = u.id and m.agency_id = $1`,
        [desk.world.agencies.labor, active],
      );
    const { parties } = await desk.cases.show(caseId);
    const consents = parties.map((party) => ({ partyId: party.id, manner: 'telephone' }));
    const body = { amount: 5, reason: '等待鉴定意见', consents };
    await works(false);
    const asked = await desk.cases.step('coordinator', caseId, { noun: 'extension-request', body });
    await works(true);
    expect(asked.status).toBe(200);
    expect(await ownerOf(caseId, 'extension_answer')).toBe(desk.world.agencies.station);
    const decision = { noun: 'extension-decision', body: { decision: 'declined', reason: '不必延期' } };
    expect((await desk.cases.step('chief', caseId, decision)).status).toBe(200);
  });

  it('takes a case over and out of the desk, whose owner says how it ended here', async () => {
    const { station } = desk.world.agencies;
    const theCase = await desk.aCase();
    const { id } = await desk.sent(theCase.id, {
      recipientAgencyId: bureau,
      channel: 'external',
      mode: 'transfer',
    });
    await desk.step('officer', id, { noun: 'acceptance', body: { fileId: await receiptOf(id) } });
    const checklist = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'];
    const handed = await desk.step('officer', id, { noun: 'handover', body: { checklist } });
    expect(handed).toMatchObject({ state: 'closed', endedReason: 'handed_over' });

    const officer = desk.product.as('officer');
    const { body: back } = await officer.get<CaseView>(`/cases/${theCase.id}`);
    expect(back).toMatchObject({
      state: 'triage',
      triageReason: 'handed_over',
      ownerAgency: { id: station },
      custodianAgency: { id: station },
    });
    expect(await ownerOf(theCase.id, 'routing')).toBe(station);
    expect(await chargedOn(theCase.id, 'clock')).toEqual([station]);
  });

  it('is one in which nobody works here: whoever does is asked here, with every guard', async () => {
    const theCase = await desk.aCase();
    const around = { channel: 'external', to: 'labor' } as const;
    expect(await desk.refer(theCase.id, around)).toMatchObject({
      status: 422,
      body: { code: 'recipient_in_network' },
    });
    const draft = await desk.sent(theCase.id, {
      recipientAgencyId: bureau,
      channel: 'external',
      keepAsDraft: true,
    });
    const { labor } = desk.world.agencies;
    expect(await code(draft.id, 'submission', { recipientAgencyId: labor })).toBe('recipient_in_network');
  });

  it('is sent nothing to mediate that may not be mediated', async () => {
    const theCase = await desk.aCase();
    const sham = { facts: [{ code: 'sham_or_collusion', value: 'yes' }] };
    expect((await desk.cases.step('officer', theCase.id, { noun: 'facts', body: sham })).status).toBe(201);
    const sending = { recipientAgencyId: bureau, channel: 'external', purpose: 'mediation' };
    expect(await desk.refer(theCase.id, sending)).toMatchObject({
      status: 422,
      body: { code: 'guard_stop' },
    });
  });

  it('inside the network nobody has to bring a paper, and may', async () => {
    const theCase = await desk.aCase();
    const { id } = await desk.sent(theCase.id);
    const { id: fileId } = done(await desk.attach('committee-intake', 'referral', { id }));
    const accepted = await desk.step('committee-intake', id, { noun: 'acceptance', body: { fileId } });
    expect(accepted.acceptedOnFileId).toBe(fileId);
    const another = await desk.sent((await desk.aCase()).id);
    expect(await desk.step('committee-intake', another.id, { noun: 'acceptance' })).toMatchObject({
      state: 'accepted',
      acceptedOnFileId: null,
    });
  });
});
