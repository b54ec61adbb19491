import type { CasePageView, SearchResultView } from '../../../modules/cases/reading/case-list.view.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { Answer } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { DAY_MS } from './desk.js';
import { type CaseStage, startCaseStage } from './stage.js';

const CALL_NUMBER = 'JQ202608190002';

describe('lists of cases', () => {
  let stage: CaseStage;
  let called: CaseView;
  let walkedIn: CaseView;
  let elsewhere: CaseView;

  beforeAll(async () => {
    stage = await startCaseStage();
    const { product, desk } = stage;
    await desk.drawSample(0);
    called = await desk.register({ source: '110', sourceReference: CALL_NUMBER, areaCode: '510105007001' });
    await product.moveClock(3 * DAY_MS);
    walkedIn = await desk.register({ risk: 'red' });
    elsewhere = await desk.register({ narrative: '车位被占引起争吵' }, 'other-officer');
    const taken = await desk.step('colleague', walkedIn.id, { noun: 'taking' });
    expect(taken.status).toBe(200);
  });
  afterAll(() => stage.product.close());

  const page = (query: string, as: Login = 'officer'): Promise<Answer<CasePageView>> =>
    stage.product.as(as).get<CasePageView>(`/cases?${query}`);
  const ids = async (query: string, as: Login = 'officer'): Promise<string[]> =>
    (await page(query, as)).body.items.map(({ id }) => id);

  it('are narrowed to how a case came, and say so in each line', async () => {
    const { body } = await page('source=110');
    expect(body.items).toEqual([
      expect.objectContaining({ id: called.id, source: '110', sourceReference: CALL_NUMBER }),
    ]);
    expect(await ids('source=walk_in')).toEqual([walkedIn.id]);
    expect((await page('source=rumour')).status).toBe(400);
  });

  it('are narrowed to the days of registration, both of them included', async () => {
    expect(await ids('registeredFrom=2026-08-19&registeredUntil=2026-08-19')).toEqual([called.id]);
    expect(await ids('registeredFrom=2026-08-20')).toEqual([walkedIn.id]);
    expect(await ids('registeredUntil=2026-08-22')).toEqual([walkedIn.id, called.id]);
    expect(await ids('registeredUntil=2026-08-18')).toEqual([]);
    expect((await page('registeredFrom=2026-02-30')).status).toBe(400);
  });

  it('are narrowed to an area with all below it', async () => {
    expect(await ids('areaCode=510105007001')).toEqual([called.id]);
    expect(await ids('areaCode=510105007')).toEqual([walkedIn.id, called.id]);
    expect(await ids('areaCode=510105', 'coordinator')).toEqual([elsewhere.id, walkedIn.id, called.id]);
    expect(await ids('areaCode=510105002')).toEqual([]);
    expect((await page('areaCode=999999')).status).toBe(404);
  });

  it('are narrowed to whoever handles it, by id or as `me`', async () => {
    const { body } = await page(`handler=${stage.world.users.colleague}`);
    expect(body.items).toEqual([
      expect.objectContaining({
        id: walkedIn.id,
        handlerUserId: stage.world.users.colleague,
        handlerName: '周警官',
      }),
    ]);
    expect(await ids('handler=me', 'colleague')).toEqual([walkedIn.id]);
    expect(await ids('handler=me')).toEqual([]);
    expect(await ids(`handler=${stage.world.users.colleague}`, 'other-officer')).toEqual([]);
    expect((await page('handler=someone')).status).toBe(400);
  });

  it('stand by what expires first, page by page, without what is closed', async () => {
    const { desk } = stage;
    const closed = await desk.closed();
    await desk.register();
    const all = (await page('sort=deadline')).body.items;
    expect(all.map(({ id }) => id)).not.toContain(closed.id);
    const due = all.map(({ deadlineAt }) => Date.parse(deadlineAt ?? '9999-12-31T00:00:00Z'));
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    expect(all.map(({ id }) => id)).not.toEqual(await ids('sort=newest'));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: Answer<CasePageView> = await page(
        `sort=deadline&limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...next.body.items.map(({ id }) => id));
      cursor = next.body.nextCursor;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    expect(await ids('sort=deadline&state=closed')).toEqual([closed.id]);
  });

  it('a cursor of one order is refused by the other', async () => {
    const { nextCursor } = (await page('sort=deadline&limit=1')).body;
    expect(await page(`sort=newest&cursor=${nextCursor}`)).toMatchObject({ status: 400 });
    const forged = Buffer.from(JSON.stringify(['deadline', null, 'x'])).toString('base64url');
    expect(await page(`sort=deadline&cursor=${forged}`)).toMatchObject({ status: 400 });
  });

  it('no order and no filter shows a case of another station', async () => {
    for (const query of [
      'sort=deadline',
      'source=walk_in',
      'areaCode=510105002',
      'registeredFrom=2026-08-01',
    ]) {
      expect(await ids(query)).not.toContain(elsewhere.id);
    }
  });

  describe('search', () => {
    const search = async (q: string, as: Login = 'officer'): Promise<SearchResultView> =>
      (await stage.product.as(as).post<SearchResultView>('/cases/search', { q })).body;

    it.each([CALL_NUMBER, CALL_NUMBER.toLowerCase(), CALL_NUMBER.slice(0, 10)])(
      'finds by the number of the call, written as %s',
      async (q) => {
        const found = await search(q);
        expect(found).toMatchObject({ by: 'source_reference', items: [{ id: called.id }] });
        expect((await search(q, 'other-officer')).items).toEqual([]);
      },
    );

    it('finds by the serial number alone, in every year and of every station that one may see', async () => {
      const serial = /第(\d+)号/.exec(called.number)?.[1] ?? '';
      for (const q of [serial, `第${serial}号`, `${Number(serial)}号`]) {
        expect(await search(q)).toMatchObject({ by: 'serial', items: [{ id: called.id }] });
      }
      const ofBoth = (await search(serial, 'coordinator')).items.map(({ id }) => id);
      expect(new Set(ofBoth)).toEqual(new Set([called.id, elsewhere.id]));
      expect((await search('000999')).items).toEqual([]);
    });

    it.each([
      ['13800009999', 'phone'],
      ['JQ209912310001', 'source_reference'],
      ['000999', 'serial'],
      ['查无此人', 'words'],
    ])('of %s, where nothing is found, says that it was meant as %s', async (q, by) => {
      expect(await search(q)).toEqual({ by, items: [] });
    });
  });
});
