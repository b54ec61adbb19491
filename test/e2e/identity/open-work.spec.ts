import type { VocabularyView } from '../../../src/platform/words/words.view.js';
import { type CaseStage, startCaseStage } from '../cases/stage.js';

interface OpenWork {
  readonly items: readonly { readonly what: string; readonly count: number }[];
}

describe('what an agency has open', () => {
  let stage: CaseStage;
  beforeAll(async () => {
    stage = await startCaseStage();
  });
  afterAll(() => stage.product.close());

  it('is told before it is closed, and stands in words', async () => {
    const { product, desk, line, world } = stage;
    const admin = product.as('admin');
    const path = `/agencies/${world.agencies['community']}`;
    expect((await admin.get<OpenWork>(`${path}/open-work`)).body).toEqual({ items: [] });
    const { id } = await desk.register({ lane: 'full' });
    await line.send(id);
    const { body: before } = await admin.get<OpenWork>(`${path}/open-work`);
    expect(before.items).toEqual([{ what: 'referral_received', count: 1 }]);
    const { version } = (await admin.get<{ version: number }>(path)).body;
    const closed = await admin.post(`${path}/deactivation`, {}, { version });
    expect(closed.body).toMatchObject({ remaining: before.items });

    const { body: words } = await admin.get<VocabularyView[]>('/words');
    const sorts = words.find(({ name }) => name === 'open_work')?.words ?? [];
    expect(sorts.map(({ code }) => code).sort()).toEqual(['case_held', 'referral_received', 'referral_sent']);
  });

  it('is told to who administers its area, and to nobody else', async () => {
    const path = `/agencies/${stage.world.agencies['labor']}/open-work`;
    for (const login of ['security', 'auditor', 'labor-head', 'coordinator'])
      expect((await stage.product.as(login).get(path)).status).toBe(403);
  });
});
