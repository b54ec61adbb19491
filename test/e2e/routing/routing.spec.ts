import type { SeededIds } from '../../../modules/identity/index.js';
import { type Answer, startTestProduct, type TestProduct } from '../../support/product.js';
import { caseOf, NOTARY_KIND, WORLD_WITH_NOTARY } from './world.js';

interface Listed {
  readonly agencyKey: string;
  readonly agencyName: string;
  readonly eligible: boolean;
  readonly mode: string | null;
  readonly reasons: readonly { readonly code: string; readonly text: string; readonly weight: number }[];
  readonly warnings: readonly { readonly code: string; readonly text: string }[];
  readonly intakeQuestions: readonly { readonly code: string }[];
}
interface List {
  readonly rulesVersion: number;
  readonly suggestions: readonly Listed[];
  readonly choiceReasons: readonly { readonly code: string }[];
}
interface Effect {
  readonly version: number;
  readonly looked: number;
  readonly changed: number;
  readonly moves: readonly {
    readonly fromName: string | null;
    readonly toName: string | null;
    readonly count: number;
  }[];
}
interface Rules {
  readonly version: number;
  readonly weights: Readonly<Record<string, number>>;
  readonly trades: readonly unknown[];
  readonly history: readonly unknown[];
}

describe('routing through HTTP', () => {
  let product: TestProduct;
  let ids: SeededIds;

  beforeAll(async () => {
    product = await startTestProduct();
    ids = await product.seed(WORLD_WITH_NOTARY);
  });
  afterAll(() => product.close());

  function listFor(login: string, caseId: string, senderKey: string): Promise<Answer<List>> {
    const sender = ids.agencies[senderKey] ?? '';
    return product.as(login).get<List>(`/cases/${caseId}/routing-suggestions?senderAgencyId=${sender}`);
  }

  describe('the list', () => {
    it('shows the sender who could take the case, best first, with words for every place', async () => {
      const { status, body } = await listFor('officer', await caseOf(product, ids, '1001'), 'station');
      expect(status).toBe(200);
      expect(body.suggestions[0]).toMatchObject({ agencyKey: 'labor', eligible: true, mode: 'refer' });
      expect(body.suggestions[0]?.intakeQuestions.length).toBeGreaterThan(0);
      for (const { reasons } of body.suggestions)
        for (const { text } of reasons) expect(text).toMatch(/\p{Script=Han}/u);
      expect(body.choiceReasons.map(({ code }) => code)).toContain('party_wish');
    });

    it('shows the coordinator the same in the name of the centre', async () => {
      const { status, body } = await listFor('coordinator', await caseOf(product, ids, '0101'), 'centre');
      expect(status).toBe(200);
      expect(body.suggestions.map(({ agencyKey }) => agencyKey)).not.toContain('centre');
      expect(body.suggestions[0]?.agencyKey).toBe('womens-federation');
    });

    it('does not exist for who knows nothing of the case', async () => {
      const caseId = await caseOf(product, ids, '0101');
      for (const login of ['other-officer', 'committee-intake', 'labor-head'])
        expect((await listFor(login, caseId, 'station')).status).toBe(404);
    });

    it('is not for who may not send at all, nor in the name of an agency that is not theirs', async () => {
      const caseId = await caseOf(product, ids, '0101');
      for (const login of ['mediator', 'supervisor', 'auditor', 'admin'])
        expect((await listFor(login, caseId, 'station')).status).toBe(403);
      expect(await listFor('officer', caseId, 'other-station')).toMatchObject({
        status: 403,
        body: { code: 'not_your_agency' },
      });
      expect(await listFor('coordinator', caseId, 'station')).toMatchObject({
        status: 403,
        body: { code: 'not_your_agency' },
      });
    });

    it('goes by whom the case would be sent for when no sender is said', async () => {
      const caseId = await caseOf(product, ids, '0101');
      const path = `/cases/${caseId}/routing-suggestions`;
      for (const [login, senderKey] of [
        ['officer', 'station'],
        ['coordinator', 'centre'],
      ] as const) {
        const said = await listFor(login, caseId, senderKey);
        expect(await product.as(login).get<List>(path)).toMatchObject({ status: 200, body: said.body });
      }
    });

    it('knows a wide type as one that may be what an agency takes, and lets it be sent there', async () => {
      const at = `/agencies/${ids.agencies['community']}`;
      const change = async (capabilities: readonly string[]): Promise<void> => {
        const { version } = (await product.as('admin').get<{ version: number }>(at)).body;
        const changed = await product.as('admin').patch(at, { capabilities }, { version });
        expect(changed.status).toBe(200);
      };
      await change(['0201', '0202', '0301']);
      const caseId = await caseOf(product, ids, '02');
      const [first] = (await listFor('officer', caseId, 'station')).body.suggestions;
      expect(first).toMatchObject({ agencyKey: 'community', eligible: true, mode: 'refer' });
      expect(first?.warnings.map(({ code }) => code)).toContain('type_to_confirm');
      const other = (await listFor('officer', await caseOf(product, ids, '10'), 'station')).body.suggestions;
      expect(other.find(({ agencyKey }) => agencyKey === 'community')).toMatchObject({ eligible: false });
      const exact = (await listFor('officer', await caseOf(product, ids, '0202'), 'station')).body
        .suggestions;
      expect(exact[0]?.warnings.map(({ code }) => code)).not.toContain('type_to_confirm');
      const body = { recipientAgencyId: ids.agencies['community'], request: '请调解邻里纠纷' };
      expect((await product.as('officer').post(`/cases/${caseId}/referrals`, body)).status).toBe(201);
      await change([]);
    });

    it('asks for nothing it does not know', async () => {
      const path = `/cases/${await caseOf(product, ids, '0101')}/routing-suggestions`;
      expect((await product.as('officer').get(`${path}?order=best`)).status).toBe(400);
    });
  });

  describe('the rules', () => {
    it('are kept by an administrator, version by version, and the list says which made it', async () => {
      const before = (await product.as('admin').get<Rules>('/routing-rules')).body;
      const { weights, trades } = before;
      const next = { weights: { ...weights, lead: 0, supporting: 200 }, trades, source: '会议纪要第3号' };
      const made = await product.as('admin').post<Rules>('/routing-rules', next, { version: before.version });
      expect(made).toMatchObject({
        status: 201,
        body: { version: before.version + 1, source: '会议纪要第3号' },
      });
      expect(made.body.history).toHaveLength(2);
      const list = await listFor('officer', await caseOf(product, ids, '0101'), 'station');
      expect(list.body.rulesVersion).toBe(before.version + 1);
      expect(list.body.suggestions[0]?.agencyKey).toBe('community');
      const back = { weights, trades, source: '恢复默认' };
      expect(
        (await product.as('admin').post('/routing-rules', back, { version: before.version + 1 })).status,
      ).toBe(201);
    });

    it('do to the ranking what was said beforehand, and nothing before they are issued', async () => {
      const made = [];
      for (const typeCode of ['0101', '0103', '0106', '1001', '1001', '0902'])
        made.push(await caseOf(product, ids, typeCode));
      const firsts = async (): Promise<(string | null)[]> => {
        const { rows } = await product.sql.query<{ id: string }>(
          'select id from dispute_case where merged_into is null order by registered_at desc limit 100',
        );
        const lists = [];
        for (const { id } of rows) lists.push((await listFor('officer', id, 'station')).body.suggestions);
        return lists.map((list) => list.find(({ eligible }) => eligible)?.agencyName ?? null);
      };
      const { weights, trades, version } = (await product.as('admin').get<Rules>('/routing-rules')).body;
      const draft = { weights: { ...weights, lead: 0, supporting: 200 }, trades };
      const before = await firsts();
      const said = await product.as('admin').post<Effect>('/routing-rules/preview', draft);
      expect(said).toMatchObject({ status: 200, body: { version, looked: before.length } });
      expect(said.body.changed).toBeGreaterThan(0);
      expect(await firsts()).toEqual(before);

      const issued = { ...draft, source: '会议纪要第4号' };
      expect((await product.as('admin').post('/routing-rules', issued, { version })).status).toBe(201);
      const after = await firsts();
      const moved = before.flatMap((fromName, at) =>
        fromName === after[at] ? [] : [{ fromName, toName: after[at] ?? null }],
      );
      expect(moved).toHaveLength(said.body.changed);
      for (const { fromName, toName, count } of said.body.moves)
        expect(moved.filter((each) => each.fromName === fromName && each.toName === toName)).toHaveLength(
          count,
        );
      expect(said.body.moves.reduce((sum, { count }) => sum + count, 0)).toBe(said.body.changed);
      const back = { weights, trades, source: '恢复默认' };
      expect((await product.as('admin').post('/routing-rules', back, { version: version + 1 })).status).toBe(
        201,
      );
      expect((await product.as('coordinator').post('/routing-rules/preview', draft)).status).toBe(403);
      const partial = { weights: { lead: 1 }, trades };
      expect((await product.as('admin').post('/routing-rules/preview', partial)).status).toBe(400);
    });

    it('are changed at the version that was read, whole, and by administrators only', async () => {
      const { body } = await product.as('admin').get<Rules>('/routing-rules');
      const { weights, trades, version } = body;
      const next = { weights, trades, source: '试行' };
      expect((await product.as('admin').post('/routing-rules', next)).status).toBe(428);
      expect((await product.as('admin').post('/routing-rules', next, { version: 1 })).status).toBe(409);
      const partial = { weights: { lead: 1 }, trades, source: '试行' };
      expect((await product.as('admin').post('/routing-rules', partial, { version })).status).toBe(400);
      for (const login of ['officer', 'coordinator', 'security', 'auditor']) {
        expect((await product.as(login).get('/routing-rules')).status).toBe(403);
        expect((await product.as(login).post('/routing-rules', next, { version })).status).toBe(403);
      }
    });
  });

  describe('a kind that no code knows', () => {
    it('is made by an administrator only, with a profile that is one', async () => {
      for (const login of ['officer', 'coordinator', 'security'])
        expect((await product.as(login).post('/agency-kinds', NOTARY_KIND)).status).toBe(403);
      const wrong = {
        ...NOTARY_KIND,
        profile: { refusal: 'never', refusalByReason: { lazy: 'final' }, power: 1 },
      };
      const answer = await product.as('admin').post<{ problems: { path: string }[] }>('/agency-kinds', wrong);
      expect(answer.status).toBe(400);
      expect(answer.body.problems.map(({ path }) => path).sort()).toEqual([
        'profile.power',
        'profile.refusal',
        'profile.refusalByReason',
      ]);
      const english = { ...NOTARY_KIND, label: 'Notary' };
      expect((await product.as('admin').post('/agency-kinds', english)).status).toBe(400);
    });

    it('is routed to, takes a case through the whole workflow, and its refusal stands', async () => {
      const made = await product.as('admin').post('/agency-kinds', NOTARY_KIND);
      expect(made).toMatchObject({ status: 201, body: { key: 'notary-office', origin: 'data', version: 1 } });
      expect((await product.as('admin').post('/agency-kinds', NOTARY_KIND)).status).toBe(409);

      const caseId = await caseOf(product, ids, '0105');
      const list = await listFor('officer', caseId, 'station');
      const notary = list.body.suggestions.find(({ agencyKey }) => agencyKey === 'notary');
      expect(notary).toMatchObject({ eligible: true, intakeQuestions: [{ code: 'will' }] });

      const recipientAgencyId = ids.agencies['notary'];
      const send = (of: string): Promise<Answer<{ id: string; version: number }>> =>
        product.as('officer').post(`/cases/${of}/referrals`, {
          recipientAgencyId,
          request: '请调解继承纠纷',
          choice: { code: 'party_wish' },
        });
      const sent = await send(caseId);
      expect(sent).toMatchObject({ status: 201, body: { state: 'queued' } });
      const path = `/referrals/${sent.body.id}`;
      const accepted = await product
        .as('notary-intake')
        .post<{ version: number }>(`${path}/acceptance`, {}, { version: sent.body.version });
      expect(accepted).toMatchObject({ status: 200, body: { state: 'accepted' } });
      const contact = { channel: 'phone', result: 'reached', who: 'applicant' };
      const contacted = await product
        .as('notary-handler')
        .post<{ version: number }>(`${path}/contact`, contact, { version: accepted.body.version });
      expect(contacted).toMatchObject({ status: 200, body: { state: 'in_progress' } });
      const outcome = { outcome: 'written_agreement', summary: '兄妹三人就房屋份额达成一致' };
      const reported = await product
        .as('notary-handler')
        .post<{ version: number }>(`${path}/outcome`, outcome, { version: contacted.body.version });
      expect(reported).toMatchObject({ status: 200, body: { state: 'reported' } });
      const confirmed = await product
        .as('officer')
        .post(`${path}/confirmation`, {}, { version: reported.body.version });
      expect(confirmed).toMatchObject({ status: 200, body: { state: 'closed' } });

      const second = await send(await caseOf(product, ids, '0104'));
      const refusal = { reason: 'no_capacity', text: '本月排期已满' };
      expect(
        await product
          .as('notary-intake')
          .post(`/referrals/${second.body.id}/rejection`, refusal, { version: second.body.version }),
      ).toMatchObject({ status: 200, body: { state: 'rejected' } });
    });

    it('is sent nothing outside its profile', async () => {
      const body = { recipientAgencyId: ids.agencies['notary'], request: '请处理' };
      for (const typeCode of ['1001', '0106'])
        expect(
          await product.as('officer').post(`/cases/${await caseOf(product, ids, typeCode)}/referrals`, body),
        ).toMatchObject({ status: 422, body: { code: 'recipient_cannot_take' } });
    });
  });

  it('shows the kinds that are modules beside those that are data, to administrators only', async () => {
    const page = await product.as('admin').get<{ items: { key: string; origin: string }[] }>('/agency-kinds');
    const origins = Object.fromEntries(page.body.items.map(({ key, origin }) => [key, origin]));
    expect(origins).toMatchObject({
      station: 'module',
      labor: 'module',
      experts: 'module',
      'judicial-office': 'data',
      'coordination-centre': 'data',
    });
    expect((await product.as('coordinator').get('/agency-kinds')).status).toBe(403);
    expect((await product.as('admin').get('/agency-kinds/none')).status).toBe(404);
  });
});
