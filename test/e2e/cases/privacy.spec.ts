import { randomUUID } from 'node:crypto';
import type { CasePageView, SearchResultView } from '../../../modules/cases/reading/case-list.view.js';
import type { CaseView, PartyView, RevealedPartyView } from '../../../modules/cases/reading/case.view.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { ADULT_NUMBER, CaseDesk, CHILD_NUMBER, PAIR } from './desk.js';

const CHILD = {
  role: 'victim',
  name: '小明明',
  phone: '19900000003',
  document: { kind: 'resident_identity', number: CHILD_NUMBER },
  address: '草堂街道浣花路3号',
} as const;
const HIDDEN = {
  role: 'victim',
  name: '欧阳某甲',
  phone: '19900000004',
  address: '金牛区新住址8号',
  addressProtected: true,
} as const;
const SECRETS = /刘甲|王乙|小明明|欧阳某甲|1990000000|浣花路[13]号|新住址|5101051990|5101052015/;

describe('what is shown of people', () => {
  let product: TestProduct;
  let desk: CaseDesk;
  let world: World;
  let theCase: CaseView;

  beforeAll(async () => {
    product = await startTestProduct();
    world = await product.seedWorld();
    desk = new CaseDesk(product);
    const first = { ...PAIR[0], document: { kind: 'resident_identity', number: ADULT_NUMBER } };
    theCase = await desk.register({
      parties: [first, PAIR[1], CHILD, HIDDEN],
      narrative: '水管漏水引起争执',
    });
  });
  afterAll(() => product.close());

  const party = (index: number): PartyView => {
    const found = theCase.parties[index];
    if (found === undefined) throw new Error('no such party');
    return found;
  };
  const reveal = (login: Login, index: number): Promise<{ status: number; body: RevealedPartyView }> =>
    product
      .as(login)
      .post(`/cases/${theCase.id}/parties/${party(index).id}/revelation`, { reason: '通知到场' });

  it('a case shows surnames, the ends of numbers, and nothing of a minor or a protected address', () => {
    expect(party(0)).toMatchObject({
      name: '刘某',
      phone: '199****0001',
      documentNumber: '510***********0015',
    });
    expect(party(2)).toMatchObject({
      name: '未成年人',
      phone: null,
      documentNumber: null,
      address: null,
      isMinor: true,
    });
    expect(party(3)).toMatchObject({ name: '欧阳某', address: null, addressProtected: true });
  });

  it('no list, search, timeline or audit row says more', async () => {
    const officer = product.as('officer');
    const seen = await Promise.all([
      officer.get(`/cases/${theCase.id}`),
      officer.get('/cases'),
      officer.post('/cases/search', { q: '漏水' }),
      officer.post('/cases/search', { q: '19900000003' }),
      officer.get(`/cases/${theCase.id}/timeline`),
    ]);
    for (const { status, body } of seen) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(SECRETS);
    }
    const { rows } = await product.sql.query(
      `select detail::text as text from audit_row union all select payload::text from domain_event
       union all select result::text from command_key where result is not null`,
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(JSON.stringify(rows)).not.toMatch(SECRETS);
  });

  it('what identifies a person is sealed in the table', async () => {
    const { rows } = await product.sql.query('select * from party where case_id = $1', [theCase.id]);
    const text = JSON.stringify(rows.map(({ name: _, ...rest }: Record<string, unknown>) => rest));
    expect(text).not.toMatch(SECRETS);
    expect(rows.find(({ is_minor }: Record<string, unknown>) => is_minor === true)).toMatchObject({
      name: null,
    });
  });

  it('a revelation shows it for a reason, and who asked is on record before it is shown', async () => {
    const shown = await reveal('officer', 0);
    expect(shown).toMatchObject({
      status: 200,
      body: {
        name: '刘甲',
        phone: '19900000001',
        documentNumber: ADULT_NUMBER,
        address: '草堂街道浣花路1号',
      },
    });
    expect(await desk.audited('party.revealed', party(0).id)).toEqual([
      { detail: { caseId: theCase.id, reason: '通知到场' } },
    ]);
  });

  it('a revelation needs a reason, is nobody else’s, and is no part of a kept result', async () => {
    const path = `/cases/${theCase.id}/parties/${party(0).id}/revelation`;
    expect((await product.as('officer').post(path, {})).status).toBe(400);
    expect((await reveal('other-officer', 0)).status).toBe(404);
    expect((await reveal('admin', 0)).status).toBe(403);
    expect((await reveal('auditor', 0)).status).toBe(403);
    const key = randomUUID();
    await product.as('officer').post(path, { reason: '核对' }, { key });
    const { rows } = await product.sql.query('select result::text as text from command_key where key = $1', [
      key,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(SECRETS);
  });

  it('a revelation asked for again under the same key shows it again and is on record again', async () => {
    const path = `/cases/${theCase.id}/parties/${party(1).id}/revelation`;
    const key = randomUUID();
    const again = (): Promise<{ body: RevealedPartyView }> =>
      product.as('officer').post(path, { reason: '核对' }, { key });
    const [first, second] = [await again(), await again()];
    expect(first.body).toMatchObject({ name: '王乙' });
    expect(second.body).toEqual(first.body);
    expect(await desk.audited('party.revealed', party(1).id)).toHaveLength(2);
  });

  it('a protected address is told to whoever holds the case and to nobody else', async () => {
    expect((await reveal('officer', 3)).body.address).toBe('金牛区新住址8号');
    expect((await reveal('coordinator', 3)).body).toMatchObject({ phone: '19900000004', address: null });
    expect((await reveal('supervisor', 3)).body.address).toBeNull();
  });

  it('a party is added and corrected, masked on the way out', async () => {
    const other = await desk.register();
    const added = await product.as('officer').post<PartyView>(`/cases/${other.id}/parties`, PAIR[0]);
    expect(added).toMatchObject({ status: 201, body: { name: '刘某', position: 1 } });
    const { version } = await desk.show(other.id);
    const edited = await product
      .as('officer')
      .patch<PartyView>(
        `/cases/${other.id}/parties/${added.body.id}`,
        { phone: '19900000009', address: null },
        { version },
      );
    expect(edited).toMatchObject({
      status: 200,
      body: { phone: '199****0009', address: null, name: '刘某' },
    });
    const wrong = await product
      .as('officer')
      .patch(`/cases/${other.id}/parties/${added.body.id}`, { phone: 'none' }, { version: version + 1 });
    expect(wrong.status).toBe(400);
    expect((await product.as('other-officer').post(`/cases/${other.id}/parties`, PAIR[0])).status).toBe(404);
  });

  it('a legal basis serves public organs only', async () => {
    await product.sql.query(`update agency set kind = 'volunteers' where id = $1`, [
      world.agencies['civil-affairs'],
    ]);
    const basis = {
      purpose: 'sharing',
      decision: 'legal_basis',
      legalBasis: '个人信息保护法第13条',
      manner: 'statute',
    };
    const to = (
      agency: 'labor' | 'civil-affairs',
    ): Promise<{ status: number; body: Record<string, unknown> }> =>
      product
        .as('officer')
        .post(`/cases/${theCase.id}/consents`, { ...basis, recipientAgencyId: world.agencies[agency] });
    expect((await to('labor')).status).toBe(201);
    expect(await to('civil-affairs')).toMatchObject({ status: 422, body: { code: 'consent_needed' } });
  });

  describe('search', () => {
    const search = async (login: Login, q: string): Promise<SearchResultView> =>
      (await product.as(login).post<SearchResultView>('/cases/search', { q })).body;

    it.each([
      ['the whole number', (): string => theCase.number, 'number'],
      [
        'the number with other brackets',
        () => theCase.number.replace('〔', '(').replace('〕', ')'),
        'number',
      ],
      ['the beginning of the number', (): string => theCase.number.slice(0, 10), 'number'],
      ['a telephone number as people type it', (): string => '199 0000 0001', 'phone'],
      ['a document number', (): string => ADULT_NUMBER, 'document'],
      ['a name', (): string => '刘甲', 'words'],
      ['a minor’s whole name', (): string => '小明明', 'words'],
      ['words of the narrative', (): string => '漏水', 'words'],
      ['words of the place', (): string => '浣花', 'words'],
    ] as const)('finds by %s, and shows it to nobody who may not see the case', async (_, q, by) => {
      const found = await search('officer', q());
      expect(found.by).toBe(by);
      expect(found.items.map(({ id }) => id)).toContain(theCase.id);
      for (const watcher of ['coordinator', 'supervisor'] as const) {
        expect((await search(watcher, q())).items.map(({ id }) => id)).toContain(theCase.id);
      }
      expect((await search('other-officer', q())).items).toEqual([]);
      expect((await search('mediator', q())).items).toEqual([]);
    });

    it('a minor is not found by a part of the name, and a wildcard is only a character', async () => {
      expect((await search('officer', '小明')).items).toEqual([]);
      expect((await search('officer', '%%')).items).toEqual([]);
    });

    it('is on record, without what was typed', async () => {
      await search('officer', '19900000001');
      const records = await desk.audited('case.searched');
      expect(records.at(-1)?.detail).toEqual({ by: 'phone', found: 1, caseIds: [theCase.id] });
    });

    it('leaves nothing behind, and is another one each time it is sent', async () => {
      const key = 'one-key-for-two-searches';
      const before = (await desk.audited('case.searched')).length;
      for (let time = 0; time < 2; time += 1)
        await product.as('officer').post('/cases/search', { q: '19900000001' }, { key });
      expect(await desk.audited('case.searched')).toHaveLength(before + 2);
      const { rows } = await product.sql.query('select 1 from command_key where key = $1', [key]);
      expect(rows).toEqual([]);
    });
  });

  it('every sight of a case is on record once, and so is whose cases a list showed', async () => {
    const officer = product.as('officer');
    const counted = async (action: string): Promise<number> =>
      (await product.sql.query('select 1 from audit_row where action = $1', [action])).rows.length;
    const parts = [
      ['', 'whole'],
      ['/timeline', 'timeline'],
      ['/consents', 'consents'],
      ['/facts', 'facts'],
      ['/guards', 'guards'],
      ['/legal-path', 'legal_path'],
      ['/police-text', 'police_text'],
      ['/records', 'records'],
      ['/duplicates', 'duplicates'],
    ] as const;
    for (const [path, part] of parts) {
      const before = await counted('case.seen');
      expect((await officer.get(`/cases/${theCase.id}${path}`)).status).toBe(200);
      expect(await counted('case.seen')).toBe(before + 1);
      expect((await desk.audited('case.seen', theCase.id)).at(-1)?.detail).toEqual({ part });
    }
    const { body } = await officer.get<CasePageView>('/cases?limit=3');
    const listed = await desk.audited('case.listed');
    expect(listed.at(-1)?.detail).toEqual({ caseIds: body.items.map(({ id }) => id) });
    expect((await product.as('other-officer').get<CasePageView>('/cases')).body.items).toEqual([]);
    expect(await desk.audited('case.listed')).toHaveLength(listed.length);
  });

  it('lists are pages, the newest first, of what one may see', async () => {
    const made = [await desk.register(), await desk.register(), await desk.register({ typeCode: '0202' })];
    const officer = product.as('officer');
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = `limit=2${cursor === null ? '' : `&cursor=${cursor}`}`;
      const page: { body: CasePageView } = await officer.get<CasePageView>(`/cases?${query}`);
      seen.push(...page.body.items.map(({ id }) => id));
      cursor = page.body.nextCursor;
    } while (cursor !== null);
    expect(seen.slice(0, 3)).toEqual(made.map(({ id }) => id).reverse());
    expect(new Set(seen).size).toBe(seen.length);
    const typed = await officer.get<CasePageView>('/cases?typeCode=02&state=registered');
    expect(typed.body.items.map(({ id }) => id)).toEqual([made[2]?.id]);
    expect((await product.as('other-officer').get<CasePageView>('/cases')).body.items).toEqual([]);
    expect((await officer.get('/cases?cursor=nonsense')).status).toBe(400);
    expect((await product.as('auditor').get('/cases')).status).toBe(403);
  });

  it('an auditor who asks about a case finds the lists, ledgers and files that showed it', async () => {
    const { registeringAgency } = theCase;
    await product.as('officer').get('/cases');
    await product
      .as('officer')
      .attach({ type: 'case', id: theCase.id }, { content: Buffer.from('刘甲的借条'), name: '刘甲.txt' });
    await product.as('officer').get(`/files?subjectType=case&subjectId=${theCase.id}`);
    const weekOf = theCase.registeredAt.slice(0, 10);
    const printed = await product
      .as('officer')
      .download(`/ledgers/weekly.xlsx?agencyId=${registeringAgency.id}&weekOf=${weekOf}`);
    expect(printed.status).toBe(200);
    const { body } = await product
      .as('auditor')
      .get<{ items: { action: string }[] }>(`/audit?subjectId=${theCase.id}&limit=200`);
    const actions = new Set(body.items.map(({ action }) => action));
    for (const action of [
      'case.registered',
      'case.listed',
      'files.listed',
      'ledger.printed',
      'party.revealed',
    ])
      expect([action, actions.has(action)]).toEqual([action, true]);
  });
});
