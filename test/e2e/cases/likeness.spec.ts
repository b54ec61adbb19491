import type { PreviewView, RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import { type Answer, startTestProduct, type TestProduct } from '../../support/product.js';
import { CaseDesk, CHILD_NUMBER, DAY_MS, HOUR_MS, PAIR, QUARREL } from './desk.js';

/** The same people in the same words at the same place. */
const TOLD = { ...QUARREL, typeCode: '0202', parties: PAIR } as const;

describe('what a registration tells of earlier cases', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeEach(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterEach(() => product.close());

  const preview = (login: string, told: object): Promise<Answer<PreviewView>> =>
    product.as(login).post<PreviewView>('/cases/preview', told);

  async function telling(login: string, told: object): Promise<PreviewView> {
    const { status, body } = await preview(login, told);
    expect(status).toBe(200);
    return body;
  }

  it('is everything to those who may see them', async () => {
    const { id, number } = await desk.register(TOLD);
    expect((await telling('colleague', TOLD)).duplicates).toEqual([
      expect.objectContaining({ caseId: id, number, agencyName: '草堂派出所', standing: 'likely_same' }),
    ]);
  });

  it('is to others at most that there may be one elsewhere: not which, not whose and not why', async () => {
    const { id, number } = await desk.register(TOLD);
    const hint = { duplicates: [], repeatCallers: [], mayBeElsewhere: true };
    const previewed = await telling('womens-intake', TOLD);
    const { body } = await product.as('womens-intake').post<RegisteredCaseView>('/cases', TOLD);
    for (const told of [previewed, body]) {
      expect(told).toMatchObject(hint);
      expect(JSON.stringify(told)).not.toContain(id);
      expect(JSON.stringify(told)).not.toContain(number);
      expect(JSON.stringify(told)).not.toContain('联系电话相同');
    }
    expect(await desk.audited('case.likeness_seen')).toEqual([
      { detail: { caseIds: [], withheld: [id] } },
      { detail: { caseIds: [], withheld: [id] } },
    ]);
  });

  it('is not even that to who knows no more than a person', async () => {
    await desk.register(TOLD);
    const { phone } = PAIR[0];
    const asked = {
      ...QUARREL,
      narrative: '咨询',
      placeText: '别处',
      parties: [{ role: 'other', name: '张某', phone }],
    };
    expect(await telling('womens-intake', asked)).toMatchObject({
      duplicates: [],
      repeatCallers: [],
      mayBeElsewhere: false,
    });
  });

  it.each([
    ['on the legal track', { facts: [{ code: 'domestic_violence', value: 'yes' }], typeCode: '0106' }],
    ['of a type that suggests harm', { typeCode: '0106' }],
    ['in words that suggest harm', { narrative: '楼上装修引起争吵，称被丈夫打' }],
    ['with a protected address', { parties: [{ ...PAIR[0], addressProtected: true }, PAIR[1]] }],
    [
      'with a minor',
      {
        parties: [
          ...PAIR,
          {
            role: 'witness',
            name: '刘丙',
            document: { kind: 'resident_identity', number: CHILD_NUMBER },
          },
        ],
      },
    ],
  ])('is nothing of a case %s', async (_, parts) => {
    const told = { ...TOLD, ...parts };
    await desk.register(told);
    expect((await telling('colleague', told)).duplicates).toHaveLength(1);
    expect((await telling('womens-intake', told)).mayBeElsewhere).toBe(false);
  });

  it('does not show through the risk while it is typed; on record it counts', async () => {
    await desk.register(TOLD);
    const reasons = ({ risk }: PreviewView): string[] => risk.reasons.map(({ code }) => code);
    expect(reasons(await telling('colleague', TOLD))).toContain('orange_similar_calls');
    expect(reasons(await telling('womens-intake', TOLD))).not.toContain('orange_similar_calls');
    const { body } = await product.as('womens-intake').post<RegisteredCaseView>('/cases', TOLD);
    expect(body.case.risk).toBe('orange');
  });

  describe('to somebody who tries one person after the other', () => {
    const of = (index: number): object => ({
      ...QUARREL,
      parties: [{ role: 'other', name: '张某', phone: `1990000${String(1000 + index)}` }],
    });

    async function allow(previewedPartiesPerHour: number): Promise<void> {
      const admin = product.as('admin');
      const path = '/reference/case_terms';
      const { version, definition } = (await admin.get<{ version: number; definition: object }>(path)).body;
      const terms = { definition: { ...definition, previewedPartiesPerHour }, source: '测试设定' };
      expect((await admin.post(path, terms, { version })).status).toBe(200);
    }

    it('ends after so many within the hour, for them alone, and goes on when the hour has passed', async () => {
      await allow(3);
      for (const index of [1, 2, 3, 3, 2]) expect((await preview('officer', of(index))).status).toBe(200);
      const refused = await preview('officer', of(4));
      expect(refused).toMatchObject({ status: 429, body: { code: 'previews_used_up' } });
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500);
      expect((await preview('colleague', of(4))).status).toBe(200);
      expect((await preview('officer', of(1))).status).toBe(200);
      expect((await preview('officer', QUARREL)).status).toBe(200);
      expect((await product.as('officer').post('/cases', of(4))).status).toBe(201);
      await product.moveClock(HOUR_MS);
      expect((await preview('officer', of(4))).status).toBe(200);
      const { rows } = await product.sql.query(
        `select 1 from previewed_party p join app_user u on u.id = p.user_id where u.login = 'officer'`,
      );
      expect(rows).toHaveLength(1);
    });

    it('counts those who are asked after at once', async () => {
      await allow(3);
      const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((index) => preview('officer', of(index))));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    });
  });

  it('is no longer anything after the time within which cases are compared', async () => {
    await desk.register(TOLD);
    await product.moveClock(200 * DAY_MS);
    expect(await telling('colleague', TOLD)).toMatchObject({ duplicates: [], repeatCallers: [] });
  });
});
