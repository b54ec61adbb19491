import { ADULT_NUMBER, PAIR } from '../e2e/cases/desk.js';
import type { Visit } from '../support/browser.js';
import { WORLD_PASSWORD } from '../support/world.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

describe('a party of a case', () => {
  const WHOLE = /刘甲|19900000001|浣花路1号/;
  const REASON = '通知双方到场调解';

  const registered = async (parts: object = {}): Promise<string> =>
    (await scene.stage.desk.register({ parties: PAIR, ...parts })).id;

  async function reveal({ page }: Visit): Promise<void> {
    await page.getByRole('button', { name: '查看完整信息：刘某' }).click();
    const sheet = page.getByRole('dialog', { name: '查看 刘某 的完整信息' });
    await sheet.getByLabel('为什么要看？').fill(REASON);
    await sheet.getByRole('button', { name: '查看', exact: true }).click();
    await page.getByRole('link', { name: '19900000001' }).waitFor();
  }

  /** The page of the case has come, and with it the telephone as it is shown to whoever only looks. */
  async function masked({ page }: Visit): Promise<void> {
    await page.getByText('199****0001').waitFor();
    expect(await page.content()).not.toMatch(WHOLE);
  }

  it('is masked, seen whole for a reason, and masked again once the page was left', async () => {
    const caseId = await registered();
    const visit = await scene.as('officer', `/cases/${caseId}`);
    const { page } = visit;
    await masked(visit);
    await reveal(visit);
    const people = page.getByRole('listitem').filter({ hasText: '刘甲' });
    await people.getByText('草堂街道浣花路1号').waitFor();
    // The other one was not asked for.
    await page.getByText('199****0002').waitFor();

    await page.getByRole('link', { name: '待办' }).click();
    await page.getByRole('heading', { name: '待办' }).waitFor();
    expect(await page.content()).not.toMatch(WHOLE);
    await page.goBack();
    await masked(visit);
    await page.reload();
    await masked(visit);
    expect(await visit.kept()).not.toMatch(WHOLE);
  });

  it('is masked again where the way back leads over no other page', async () => {
    const [first, second] = [await registered(), await registered({ parties: [] })];
    const visit = await scene.as('officer', '/search');
    const { page } = visit;
    for (const caseId of [second, first]) {
      const { number } = await scene.stage.desk.show(caseId);
      await page.getByRole('link', { name: '查找' }).click();
      await page.getByRole('searchbox').fill(number);
      await page.keyboard.press('Enter');
      await page.getByRole('link', { name: number }).click();
      await page.getByRole('heading', { name: '经过' }).waitFor();
    }
    await reveal(visit);
    await page.evaluate(() => history.go(-2));
    await page.waitForURL(`**/cases/${second}`);
    await page.evaluate(() => history.go(2));
    await page.waitForURL(`**/cases/${first}`);
    await masked(visit);
  });

  it('leaves on record who saw whom, and why, and nothing of what was seen', async () => {
    const caseId = await registered();
    await reveal(await scene.as('officer', `/cases/${caseId}`, 'phone'));
    const [party] = (await scene.stage.desk.show(caseId)).parties;
    const { rows } = await scene.stage.product.sql.query(
      `select actor_user_id, actor_name, agency_id, subject_type, subject_id, detail
       from audit_row where action = 'party.revealed' and detail->>'caseId' = $1`,
      [caseId],
    );
    const { users, agencies } = scene.stage.world;
    expect(rows).toEqual([
      {
        actor_user_id: users.officer,
        actor_name: '陈警官',
        agency_id: agencies.station,
        subject_type: 'party',
        subject_id: party?.id,
        detail: { caseId, reason: REASON },
      },
    ]);
  });
});

describe('what was shared of a case', () => {
  const TOLD = {
    narrative: '楼上装修到夜里十一点',
    placeText: '草堂街道芳邻路六号院',
    parties: [
      {
        role: 'applicant',
        name: '张某甲',
        phone: '19900000071',
        address: '芳邻路六号院2单元',
        document: { kind: 'resident_identity', number: ADULT_NUMBER },
      },
      { role: 'respondent', name: '李某乙', phone: '19900000072' },
    ],
  };
  /** Also the way in which a page that masks would write them. */
  const UNSHARED = /芳邻路|张某|李某|1990000007|199\*+007|5101051990|510\*+/;

  async function shared(fields: readonly string[]): Promise<string> {
    const { desk, line, product } = scene.stage;
    const { id: caseId, parties } = await desk.register({ lane: 'full', ...TOLD });
    await product.as('officer').post(`/cases/${caseId}/consents`, {
      partyIds: parties.map(({ id }) => id),
      purpose: 'sharing',
      decision: 'given',
      manner: 'telephone',
    });
    const { status, body } = await line.send(caseId, { fields });
    if (status !== 201) throw new Error(`not sent: ${JSON.stringify(body)}`);
    return body.id;
  }

  /** What the API has told a page so far: what is not drawn rests in its memory. What tells of changes has no end. */
  function answersTo({ page }: Visit): () => Promise<string> {
    const bodies: Promise<string>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.startsWith('/api/v1/') || pathname === '/api/v1/changes') return;
      // What comes in as the page closes was shown to nobody.
      bodies.push(response.text().catch(() => ''));
    });
    return async () => (await Promise.all(bodies)).join('\n');
  }

  it.each(['phone', 'desk'] as const)('is all that its recipient gets of it, on a %s', async (size) => {
    const id = await shared(['narrative']);
    const visit = await scene.visit('/tasks', size);
    const answers = answersTo(visit);
    const { page } = visit;
    await visit.signIn('committee-intake', WORLD_PASSWORD);
    await page.locator(`a[href="/referrals/${id}"]`).click();
    await page.getByText(TOLD.narrative).waitFor();
    await visit.quiet();
    expect(await page.content()).not.toMatch(UNSHARED);
    const told = await answers();
    expect(told).toContain(TOLD.narrative);
    expect(told).not.toMatch(UNSHARED);
    expect(await visit.kept()).not.toMatch(UNSHARED);
    await page.goto(`/referrals/${id}`);
    await page.getByText(TOLD.narrative).waitFor();
    await visit.quiet();
    expect(await page.content()).not.toMatch(UNSHARED);
  });

  it('shows a place, a name and a telephone where they were chosen', async () => {
    const id = await shared(['place', 'party_names', 'party_phones']);
    const visit = await scene.as('committee-intake', `/referrals/${id}`, 'phone');
    const { page } = visit;
    await page.getByText(TOLD.placeText).waitFor();
    await page.getByText('张某甲').waitFor();
    await page.getByRole('link', { name: '19900000072' }).waitFor();
    await visit.quiet();
    expect(await page.content()).not.toMatch(/装修到夜里|2单元|5101051990/);
  });
});
