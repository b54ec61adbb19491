import type { HarmEffectView, HarmFormulaView } from '../../../modules/coordination/harm/harm.view.js';
import { eventually } from '../../support/product-process.js';
import { DAY_MS } from '../cases/desk.js';
import { BoardDesk } from './desk.js';

const SHIPPED = {
  doublingMinutes: 2880,
  redFactor: 64,
  orangeFactor: 8,
  yellowFactor: 2,
  people: [
    { from: 5, factor: 2 },
    { from: 10, factor: 4 },
    { from: 30, factor: 8 },
  ],
  chaseFactor: 1.5,
  mostChases: 6,
};
const SOURCE = '区综治中心2026年第3次会议纪要';

let desk: BoardDesk;
/** Alike, and nothing is known of it but that it waits. */
let plain: string;
/** The same, asked after twice. */
let chased: string;
/** The same, of twelve people. */
let crowded: string;
/** The same, a day later and dangerous. */
let orange: string;

beforeAll(async () => {
  desk = await BoardDesk.open();
  const { tasks } = desk;
  const sent = await Promise.all(['labor', 'labor', 'labor', 'labor'].map(async () => tasks.send('labor')));
  const ids = sent.map(({ id }) => id).sort();
  [plain = '', chased = '', crowded = '', orange = ''] = ids;
  const caseOf = (id: string): string => sent.find((each) => each.id === id)?.caseId ?? '';
  for (let time = 0; time < 2; time += 1) {
    const chase = { channel: 'phone', reached: false };
    expect((await tasks.product.as('officer').post(`/referrals/${chased}/chases`, chase)).status).toBe(200);
  }
  await tasks.product.sql.query(
    'update dispute_case set headcount = 12, version = version + 1 where id = $1',
    [caseOf(crowded)],
  );
  const raise = { noun: 'risk', body: { level: 'orange', reason: '扬言报复' } };
  expect((await tasks.cases.step('officer', caseOf(orange), raise)).status).toBe(200);
  await tasks.product.moveClock(4 * DAY_MS);
});
afterAll(() => desk.tasks.product.close());

/** The subjects of the board that are late, the first first, with the harm that each shows. */
async function order(): Promise<readonly { readonly id: string; readonly value: number }[]> {
  const lines = await desk.lines('coordinator', '&standing=overdue');
  return lines.map(({ subjectId, harm }) => ({ id: subjectId, value: harm?.value ?? 0 }));
}

const placeOf = async (id: string): Promise<number> => (await order()).findIndex((line) => line.id === id);

const admin = () => desk.tasks.product.as('admin');
const issue = (body: object, version: number) =>
  admin().post<HarmFormulaView>('/harm-formulas', { ...SHIPPED, source: SOURCE, ...body }, { version });
const held = async (): Promise<HarmFormulaView> => {
  const [first] = (await admin().get<HarmFormulaView[]>('/harm-formulas')).body;
  if (first === undefined) throw new Error('no formula');
  return first;
};

describe('the board', () => {
  it('stands in the order of the harm that its lines show', async () => {
    const shown = await order();
    expect(shown.length).toBeGreaterThan(3);
    expect(shown.map(({ value }) => value)).toEqual(shown.map(({ value }) => value).sort((a, b) => b - a));
  });

  it('shows each factor, and their product', async () => {
    const lines = await desk.lines('coordinator', '&standing=overdue');
    for (const { harm } of lines) {
      if (harm === null) throw new Error('no harm');
      expect(harm.value).toBeCloseTo(harm.risk * harm.people * harm.chases * harm.lateness, 6);
    }
    const of = (id: string) => lines.find(({ subjectId }) => subjectId === id);
    expect(of(chased)?.harm).toMatchObject({ chases: 2.25, people: 1, formulaVersion: 1 });
    expect(of(crowded)).toMatchObject({ headcount: 12, harm: { people: 4, chases: 1 } });
    expect(of(orange)?.harm).toMatchObject({ risk: 8 });
  });

  it('puts danger, people and what was asked after in vain before what is as late', async () => {
    const places = await Promise.all([orange, crowded, chased, plain].map(placeOf));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBe(4);
  });

  it('moves a line as soon as it is asked after once more', async () => {
    const before = await placeOf(plain);
    for (let time = 0; time < 3; time += 1) {
      await desk.tasks.product
        .as('coordinator')
        .post(`/referrals/${plain}/chases`, { channel: 'visit', reached: true });
    }
    expect(await placeOf(plain)).toBeLessThan(before);
    expect(await placeOf(plain)).toBeLessThan(await placeOf(chased));
  });
});

describe('a formula', () => {
  it('shows what it would do, which is what it then does', async () => {
    const draft = { ...SHIPPED, orangeFactor: 2, chaseFactor: 5 };
    const preview = await admin().post<HarmEffectView>('/harm-formulas/preview', draft);
    expect(preview.status).toBe(200);
    const { running, moved, first, version } = preview.body;
    expect(version).toBe(1);
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThan(running);
    expect(first.map(({ risk }) => risk)).toEqual(['red', 'orange', 'yellow', 'blue']);
    expect(await placeOf(orange)).toBe(0);

    expect((await issue(draft, 1)).body).toMatchObject({
      version: 2,
      source: SOURCE,
      issuedByName: '系统管理员',
    });
    await eventually('every limit stands in its order', async () => (await held()).isOrdered);
    expect((await held()).moved).toBe(moved);
    const shown = await order();
    expect(shown[0]?.id).toBe(plain);
    expect(shown.map(({ value }) => value)).toEqual(shown.map(({ value }) => value).sort((a, b) => b - a));
    const again = await admin().post<HarmEffectView>('/harm-formulas/preview', draft);
    expect(again.body).toMatchObject({ version: 2, moved: 0, newcomers: 0 });
  });

  it('holds for what begins after it', async () => {
    const { id, caseId } = await desk.tasks.send('labor');
    const raise = { noun: 'risk', body: { level: 'orange', reason: '扬言报复' } };
    await desk.tasks.cases.step('officer', caseId, raise);
    const line = (await desk.lines('coordinator')).find(({ subjectId }) => subjectId === id);
    expect(line?.harm).toMatchObject({ risk: 2, formulaVersion: 2 });
  });

  it('is replaced once by whoever has read it, and by one of two at once', async () => {
    const { version } = await held();
    const answers = await Promise.all([
      issue({ redFactor: 100 }, version),
      issue({ redFactor: 200 }, version),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await issue({}, version)).toMatchObject({
      status: 409,
      body: { code: 'version_stale', version: version + 1 },
    });
    const rows = await desk.tasks.cases.audited('harm_formula.issued');
    expect(rows).toHaveLength(version);
  });

  it.each([
    [{ redFactor: 1 }, 'redFactor'],
    [{ orangeFactor: 1 }, 'orangeFactor'],
    [{ people: [SHIPPED.people[1], SHIPPED.people[0]] }, 'people[1].from'],
    [{ people: [{ from: 5, factor: 0.5 }] }, 'people[0].factor'],
    [{ doublingMinutes: 5 }, 'doublingMinutes'],
    [{ chaseFactor: 'viel' }, 'chaseFactor'],
  ])('is refused as %j, and says where', async (wrong, path) => {
    const answer = await admin().post<{ problems: { path: string }[] }>('/harm-formulas/preview', {
      ...SHIPPED,
      ...wrong,
    });
    expect(answer.status).toBe(400);
    expect(answer.body.problems.map(({ path: at }) => at)).toContain(path);
  });

  it.each(['coordinator', 'supervisor', 'chief', 'officer', 'security', 'auditor'])(
    'is not for %s',
    async (login) => {
      const other = desk.tasks.product.as(login);
      expect((await other.get('/harm-formulas')).status).toBe(403);
      expect((await other.post('/harm-formulas/preview', SHIPPED)).status).toBe(403);
      const issued = await other.post('/harm-formulas', { ...SHIPPED, source: SOURCE }, { version: 1 });
      expect(issued.status).toBe(403);
    },
  );
});
