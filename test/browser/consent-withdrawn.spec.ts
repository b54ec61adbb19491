import type { Page } from 'playwright-core';
import { PAIR } from '../e2e/cases/desk.js';
import { DOT } from './hands.js';
import { Scene } from './scene.js';

const PLAN = '家属看护，每日走访';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

/** A case that the community has, with the consent of the one who is shown to it. */
async function held(): Promise<{
  readonly caseId: string;
  readonly referralId: string;
  readonly withdraw: () => Promise<void>;
}> {
  const { desk, line, product } = scene.stage;
  const { id: caseId, parties } = await desk.register({ lane: 'full', parties: PAIR });
  const [shown] = parties;
  const partyIds = [shown?.id];
  for (const purpose of ['mediation', 'sharing']) {
    const consent = { partyIds, purpose, decision: 'given', manner: 'on_camera' };
    expect((await product.as('officer').post(`/cases/${caseId}/consents`, consent)).status).toBe(201);
  }
  const { id: referralId } = (await line.send(caseId, { fields: ['number', 'party_names'], partyIds })).body;
  await line.step('mediator', referralId, { noun: 'acceptance' });
  const withdraw = async (): Promise<void> => {
    const body = { partyId: shown?.id, reason: '不愿继续', manner: 'telephone' };
    expect((await desk.step('officer', caseId, { noun: 'consent-withdrawal', body })).status).toBe(200);
  };
  return { caseId, referralId, withdraw };
}

/** What was told there is gone from an open page by itself, without its being opened anew. */
async function losesByItself(page: Page, words: string): Promise<void> {
  await page.getByText(words).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.documentElement.dataset['since'])).toBe('before');
}

describe('when a party withdraws consent', () => {
  it('the records of who holds the case leave the open page', async () => {
    const { caseId, withdraw } = await held();
    const plan = await scene.product
      .as('mediator')
      .post(`/cases/${caseId}/holding/safety-plan`, { measures: PLAN });
    expect(plan.status).toBe(201);
    const { page } = await scene.as('mediator', `/cases/${caseId}/holding`, 'phone');
    await page.getByText(PLAN).waitFor();
    await page.evaluate(() => (document.documentElement.dataset['since'] = 'before'));
    await withdraw();
    await losesByItself(page, PLAN);
  });

  it('the files of the referral, and one that is looked at, leave the open page', async () => {
    const { referralId, withdraw } = await held();
    const { status } = await scene.product
      .as('mediator')
      .attach({ type: 'referral', id: referralId }, { content: DOT, name: '欠条.png' });
    expect(status).toBe(201);
    const { page } = await scene.as('mediator', `/referrals/${referralId}`, 'phone');
    await page.getByRole('button', { name: '欠条.png' }).click();
    await page.getByRole('dialog', { name: '欠条.png' }).waitFor();
    await page.evaluate(() => (document.documentElement.dataset['since'] = 'before'));
    await withdraw();
    await page.getByRole('dialog', { name: '欠条.png' }).waitFor({ state: 'detached' });
    await losesByItself(page, '欠条.png');
  });
});
