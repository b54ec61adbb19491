import { startCaseStage, type CaseStage } from '../cases/stage.js';
import { PAIR, QUARREL } from '../cases/desk.js';

interface List {
  readonly rulesVersion: number;
  readonly trade: string | null;
  readonly suggestions: readonly {
    readonly agencyKey: string;
    readonly reasons: readonly { text: string }[];
  }[];
  readonly choiceReasons: readonly object[];
}

const PATH = '/cases/preview/routing-suggestions';

/** Disputes that take the ranking different ways: by type, by danger, by trade, by a party that is a body, by a stop. */
const TYPED = {
  'one of neighbours': { ...QUARREL, typeCode: '0202', parties: PAIR },
  'one of wages, with the firm': {
    source: 'walk_in',
    narrative: '饭店拖欠服务员工资三个月',
    typeCode: '1001',
    amountFen: 900_000,
    parties: [
      { role: 'applicant', name: '刘甲', phone: '19900000011' },
      { role: 'respondent', kind: 'organisation', name: '送仙桥 社区居委会' },
    ],
    placeText: '草堂街道浣花路',
  },
  'one at home, with violence': {
    ...QUARREL,
    typeCode: '0106',
    parties: PAIR,
    facts: [
      { code: 'domestic_violence', value: 'yes' },
      { code: 'dv_special_item', value: 'yes' },
    ],
  },
  'one whose officer has an interest': {
    ...QUARREL,
    risk: 'orange',
    facts: [{ code: 'conflict_of_interest', value: 'yes' }],
  },
  'one nobody has given a type': QUARREL,
} as const;

describe('the ranking while a dispute is typed', () => {
  let stage: CaseStage;
  beforeAll(async () => {
    stage = await startCaseStage();
  });
  afterAll(() => stage.product.close());

  async function kept(): Promise<object | undefined> {
    const { rows } = await stage.product.sql.query<object>(
      `select (select count(*) from dispute_case) as cases, (select count(*) from party) as parties,
         (select count(*) from domain_event) as events`,
    );
    return rows[0];
  }

  it.each(Object.keys(TYPED) as (keyof typeof TYPED)[])(
    'is that of the case that %s becomes',
    async (which) => {
      const officer = stage.product.as('officer');
      const before = await kept();
      const typed = await officer.post<List>(PATH, TYPED[which]);
      expect(typed.status).toBe(200);
      expect(await kept()).toEqual(before);
      const { id } = await stage.desk.register(TYPED[which]);
      const real = await officer.get<List>(`/cases/${id}/routing-suggestions`);
      const { suggestions, trade, rulesVersion, choiceReasons } = real.body;
      expect(suggestions.length).toBeGreaterThan(0);
      expect(typed.body).toEqual({ suggestions, trade, rulesVersion, choiceReasons });
    },
  );

  it('differs with what is typed', async () => {
    const firstFor = async (which: keyof typeof TYPED): Promise<string | undefined> =>
      (await stage.product.as('officer').post<List>(PATH, TYPED[which])).body.suggestions[0]?.agencyKey;
    expect(await firstFor('one of wages, with the firm')).toBe('labor');
    expect(await firstFor('one at home, with violence')).not.toBe('labor');
  });

  it('is for whoever would send it in the name of the agency that takes it in', async () => {
    for (const login of ['mediator', 'supervisor', 'auditor', 'admin'] as const)
      expect((await stage.product.as(login).post(PATH, QUARREL)).status).toBe(403);
    const agencyId = stage.world.agencies.station;
    const foreign = await stage.product.as('other-officer').post(PATH, { ...QUARREL, agencyId });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'not_your_agency' } });
  });

  it('says what was not understood, as a registration would', async () => {
    const answer = await stage.product.as('officer').post(PATH, { ...QUARREL, typeCode: '9999' });
    expect(answer).toMatchObject({ status: 400, body: { problems: [{ code: 'type_unknown' }] } });
  });

  it('is there from the account alone, for the area of the agency that takes it in', async () => {
    const { parties: _, placeText, ...told } = TYPED['one of wages, with the firm'];
    const officer = stage.product.as('officer');
    const [alone, placed] = await Promise.all([
      officer.post<List>(PATH, told),
      officer.post<List>(PATH, { ...told, placeText }),
    ]);
    expect(alone.status).toBe(200);
    expect(alone.body.suggestions[0]?.agencyKey).toBe('labor');
    expect(alone.body).toEqual(placed.body);
  });

  it('asks after no more people than a preview may', async () => {
    const admin = stage.product.as('admin');
    const terms = '/reference/case_terms';
    const { version, definition } = (await admin.get<{ version: number; definition: object }>(terms)).body;
    const fewer = { definition: { ...definition, previewedPartiesPerHour: 2 }, source: '测试设定' };
    expect((await admin.post(terms, fewer, { version })).status).toBe(200);
    const ask = (phone: string): Promise<{ status: number }> =>
      stage.product
        .as('colleague')
        .post(PATH, { ...QUARREL, parties: [{ role: 'applicant', name: '赵丙', phone }] });
    for (const phone of ['19900000031', '19900000032', '19900000031'])
      expect((await ask(phone)).status).toBe(200);
    expect(await ask('19900000033')).toMatchObject({ status: 429, body: { code: 'previews_used_up' } });
  });
});
