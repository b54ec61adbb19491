import { Cases, Parties } from '../../../modules/cases/index.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { CaseDesk, DAY_MS, PAIR } from '../../e2e/cases/desk.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';

describe('merging two cases', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterAll(() => product.close());

  /** As a referral's merge does it: both locked in the order of their ids. */
  async function merge(fromId: string, intoId: string): Promise<void> {
    const cases = product.get(Cases);
    await product.get(UnitOfWork).run(systemCaller('test'), async (tx) => {
      const locked = new Map<string, Awaited<ReturnType<Cases['lock']>>>();
      for (const id of [fromId, intoId].sort()) locked.set(id, await cases.lock(tx, id));
      const [from, into] = [locked.get(fromId), locked.get(intoId)];
      if (from === undefined || into === undefined) throw new Error('not locked');
      await cases.merge(tx, from, into, 'test');
    });
  }

  it('the survivor keeps the earliest registration, the people and what was known', async () => {
    const old = await desk.register({ parties: [PAIR[0]], facts: [{ code: 'violence', value: 'yes' }] });
    await product.moveClock(3 * DAY_MS);
    const survivor = await desk.register({ parties: [PAIR[1]] });
    await merge(old.id, survivor.id);
    const after = await desk.show(survivor.id);
    expect(after.registeredAt).toBe(old.registeredAt);
    expect(after.parties.map(({ name }) => name)).toEqual(['王某', '刘某']);
    const deadline = (view: CaseView): string | null | undefined =>
      view.clocks.find(({ name }) => name === 'resolve')?.deadlineAt;
    expect(Date.parse(deadline(after) ?? '')).toBeLessThan(Date.parse(deadline(survivor) ?? ''));
    const facts = await product.as('officer').get<{ code: string }[]>(`/cases/${survivor.id}/facts`);
    expect(facts.body.map(({ code }) => code)).toEqual(['violence']);
    expect((await desk.timeline(survivor.id)).map(({ type }) => type)).toContain('case.merged_in');
  });

  it('the old number leads on for reading and refuses writing with the new id', async () => {
    const old = await desk.register();
    const survivor = await desk.register();
    await merge(old.id, survivor.id);
    const read = await product.as('officer').get(`/cases/${old.id}`);
    expect(read).toMatchObject({ status: 308, headers: { location: `/api/v1/cases/${survivor.id}` } });
    const written = await product.as('officer').post(`/cases/${old.id}/facts`, {
      facts: [{ code: 'violence', value: 'yes' }],
    });
    expect(written).toMatchObject({ status: 409, body: { code: 'case_merged', mergedInto: survivor.id } });
    expect((await product.as('officer').get(`/cases/${old.id}/timeline`)).status).toBe(200);
    expect((await product.as('other-officer').get(`/cases/${old.id}`)).status).toBe(404);
    await expect(merge(old.id, survivor.id)).rejects.toMatchObject({ code: 'case_merged' });
  });

  it('a case merged twice leads readers and writers to the end', async () => {
    const [first, second, last] = [await desk.register(), await desk.register(), await desk.register()];
    await merge(first.id, second.id);
    await merge(second.id, last.id);
    const read = await product.as('officer').get(`/cases/${first.id}`);
    expect(read).toMatchObject({ status: 308, headers: { location: `/api/v1/cases/${last.id}` } });
    const facts = { facts: [{ code: 'violence', value: 'yes' }] };
    for (const { id } of [first, second]) {
      expect(await product.as('officer').post(`/cases/${id}/facts`, facts)).toMatchObject({
        status: 409,
        body: { code: 'case_merged', mergedInto: last.id },
      });
    }
  });

  it('a stop is not lost: the survivor goes on along the legal path of the other', async () => {
    const stopped = await desk.register({ facts: [{ code: 'suspected_crime', value: 'yes' }] });
    const survivor = await desk.register();
    await merge(stopped.id, survivor.id);
    expect(await desk.show(survivor.id)).toMatchObject({ legalTrack: true, state: 'handling' });
  });

  it('a legal path goes along with what was done on it and the deadlines that run', async () => {
    const violent = { narrative: '老公打我, 掐脖子', typeCode: '0106' };
    const old = await desk.register(violent);
    const done = `/cases/${old.id}/legal-path/steps/warning_decision/completion`;
    expect((await product.as('officer').post(done, { note: '告诫书已送达' })).status).toBe(200);
    const dueOf = (view: CaseView, name: string): string | null | undefined =>
      view.clocks.find((clock) => clock.name === name)?.deadlineAt;
    const due = dueOf(await desk.show(old.id), 'dv_follow_up');
    await product.moveClock(DAY_MS);
    const survivor = await desk.register(violent);
    await merge(old.id, survivor.id);
    const after = await desk.show(survivor.id);
    expect(dueOf(after, 'dv_follow_up')).toBe(due);
    expect(dueOf(after, 'dv_warning')).toBeUndefined();
    const paths = await product
      .as('officer')
      .get<{ kind: string; steps: { code: string; completedBy: string | null }[] }[]>(
        `/cases/${survivor.id}/legal-path`,
      );
    expect(paths.body.map(({ kind }) => kind)).toEqual(['domestic_violence']);
    const warned = paths.body[0]?.steps.find(({ code }) => code === 'warning_decision');
    expect(warned?.completedBy).toBe('陈警官');
    const live = await product.sql.query(
      `select name from clock where subject_id = $1 and state in ('running', 'paused')`,
      [old.id],
    );
    expect(live.rows).toEqual([]);
  });

  it('of two that are as far the earlier deadline runs on', async () => {
    const crime = { facts: [{ code: 'suspected_crime', value: 'yes' }] };
    const old = await desk.register(crime);
    const due = old.clocks.find(({ name }) => name === 'police_acceptance')?.deadlineAt;
    await product.moveClock(2 * 3_600_000);
    const survivor = await desk.register(crime);
    await merge(old.id, survivor.id);
    const { clocks } = await desk.show(survivor.id);
    const running = clocks.filter(({ name }) => name === 'police_acceptance');
    expect(running.map(({ deadlineAt }) => deadlineAt)).toEqual([due]);
  });

  it('nor is the word of a person who stopped the other', async () => {
    const stopped = await desk.register();
    await desk.step('chief', stopped.id, {
      noun: 'legal-stop',
      body: { reason: '线索', pathKinds: ['discipline'] },
    });
    const survivor = await desk.register();
    await merge(stopped.id, survivor.id);
    expect((await desk.show(survivor.id)).legalTrack).toBe(true);
    const paths = await product.as('officer').get<{ kind: string }[]>(`/cases/${survivor.id}/legal-path`);
    expect(paths.body.map(({ kind }) => kind)).toEqual(['discipline']);
  });

  it('merges in both directions at once end with one case, and nobody waits for ever', async () => {
    const one = await desk.register();
    const other = await desk.register();
    const results = await Promise.allSettled([merge(one.id, other.id), merge(other.id, one.id)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('parties come out opened for whoever freezes them, in their order', async () => {
    const { id } = await desk.register({ parties: PAIR });
    const parties = await product
      .get(UnitOfWork)
      .run(systemCaller('test'), (tx) => product.get(Parties).ofCase(tx, id));
    expect(parties.map(({ name, phone }) => [name, phone])).toEqual([
      ['刘甲', '19900000001'],
      ['王乙', '19900000002'],
    ]);
  });
});
