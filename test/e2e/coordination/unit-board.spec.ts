import { parse } from 'csv-parse/sync';
import type { BoardLineView, BoardPageView } from '../../../modules/coordination/board/board.view.js';
import { STANDINGS } from '../../../modules/coordination/board/standing.js';
import type { UnitNumbersView } from '../../../modules/coordination/unit/unit.view.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { DAY_MS } from '../cases/desk.js';
import { TaskDesk } from '../tasks/desk.js';

let desk: TaskDesk;
/** Of a type that the committee was shown, and of one that it was not. */
let shown: string;
let withheld: string;

beforeAll(async () => {
  desk = await TaskDesk.open();
  shown = (await desk.send('community', { typeCode: '0101' })).id;
  await desk.done('committee-intake', shown, 'acceptance');
  const handler = { handlerUserId: desk.world.users.mediator };
  await desk.done('committee-head', shown, 'assignment', handler);
  withheld = await sentWithoutType();
  await desk.done('committee-intake', withheld, 'acceptance');
  await desk.send('labor');
  const { id } = await desk.cases.register({ lane: 'full', typeCode: '0105' });
  const raise = { noun: 'risk', body: { level: 'red', reason: '扬言报复' } };
  expect((await desk.cases.step('officer', id, raise)).status).toBe(200);
  await desk.product.moveClock(6 * DAY_MS);
});
afterAll(() => desk.product.close());

async function sentWithoutType(): Promise<string> {
  const { id } = await desk.cases.register({ lane: 'full', typeCode: '0105' });
  const answer = await desk.product.as('officer').post<{ id: string }>(`/cases/${id}/referrals`, {
    recipientAgencyId: desk.world.agencies.community,
    request: '请依职责办理',
    choice: { code: 'knows_the_dispute' },
    fields: ['number'],
  });
  if (answer.status !== 201) throw new Error(`not sent: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

async function seen<Body>(login: string, agency: AgencyKey, path: string): Promise<Body> {
  const answer = await desk.product.as(login).get<Body>(`/agencies/${desk.world.agencies[agency]}/${path}`);
  if (answer.status !== 200) throw new Error(`not shown: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const lines = async (login: string, agency: AgencyKey, query = ''): Promise<readonly BoardLineView[]> =>
  (await seen<BoardPageView>(login, agency, `limits?limit=200${query}`)).items;

const HEADS: readonly (readonly [string, AgencyKey])[] = [
  ['committee-head', 'community'],
  ['chief', 'station'],
  ['supervisor', 'community'],
];

describe('the board of one agency', () => {
  it('stands in the order of harm, and every number is the length of the list that it opens', async () => {
    const counted = new Set<string>();
    for (const [login, agency] of HEADS) {
      for (const [standing, chosen] of [
        ['', ''],
        ['&standing=overdue', ''],
        ['', '&risk=red'],
        ['&standing=pressing', '&handler=none'],
        ['', '&typeCode=01'],
      ] as const) {
        const numbers = await seen<UnitNumbersView>(login, agency, `limit-numbers?${standing}${chosen}`);
        for (const each of STANDINGS) {
          const listed = await lines(login, agency, `&standing=${each}${chosen}`);
          expect([login, chosen, each, numbers[each]]).toEqual([login, chosen, each, listed.length]);
        }
        const opened = [
          ...numbers.handlers.map(({ userId, count }) => ({ by: 'handler', value: userId ?? 'none', count })),
          ...numbers.types.map(({ typeCode, count }) => ({ by: 'typeCode', value: typeCode, count })),
          ...numbers.risks.map(({ risk, count }) => ({ by: 'risk', value: risk, count })),
        ];
        for (const { by, value, count } of opened) {
          const others = chosen.startsWith(`&${by}=`) ? '' : chosen;
          const listed = await lines(login, agency, `${standing}${others}&${by}=${value}`);
          expect([login, standing, chosen, by, value, count]).toEqual([
            ...[login, standing, chosen, by, value],
            listed.length,
          ]);
          if (count > 0) counted.add(by);
        }
        const [, by = '', value] = /^&(\w+)=(.*)$/.exec(chosen) ?? [];
        expect(opened.some((each) => each.by === by && each.value === value)).toBe(chosen !== '');
      }
    }
    expect(counted.size).toBe(3);
    const harms = (await lines('chief', 'station')).flatMap(({ harm }) =>
      harm === null ? [] : [harm.value],
    );
    expect(harms.length).toBeGreaterThan(1);
    expect(harms).toEqual([...harms].sort((a, b) => b - a));
  });

  it('tells by no filter and no number the type of a dispute that the agency was not shown', async () => {
    const ids = (listed: readonly BoardLineView[]): string[] => listed.map(({ subjectId }) => subjectId);
    const all = await lines('committee-head', 'community');
    expect(ids(all)).toEqual(expect.arrayContaining([shown, withheld]));
    expect(all.find(({ subjectId }) => subjectId === withheld)?.typeName).toBeNull();
    expect(ids(await lines('committee-head', 'community', '&typeCode=01'))).toEqual([shown]);
    expect(await lines('committee-head', 'community', '&typeCode=0105')).toEqual([]);
    const { types } = await seen<UnitNumbersView>('committee-head', 'community', 'limit-numbers');
    expect(types).toMatchObject([{ typeCode: '01', count: 1 }]);
    // Whoever sees the case knows it.
    expect(ids(await lines('supervisor', 'community', '&typeCode=0105'))).toContain(withheld);
  });

  it('leaves as a file with the same rows, which is on record for the agency', async () => {
    const path = `/agencies/${desk.world.agencies.community}/limits`;
    const head = desk.product.as('committee-head');
    const { body } = await head.download(`${path}.csv?standing=overdue`);
    const rows = parse<Record<string, string>>(body, { bom: true, columns: true });
    const listed = await lines('committee-head', 'community', '&standing=overdue');
    expect(rows.map((row) => [row['案件编号'], row['纠纷类型']])).toEqual(
      listed.map(({ caseNumber, typeName }) => [caseNumber, typeName ?? '']),
    );
    expect(rows.length).toBeGreaterThan(1);
    expect((await head.download(`${path}.xlsx`)).status).toBe(200);
    const records = await desk.cases.audited('limits.exported');
    expect(records.map(({ detail }) => detail)).toEqual([
      { rows: rows.length, format: 'csv', filter: { standing: 'overdue' } },
      { rows: (await lines('committee-head', 'community')).length, format: 'xlsx', filter: {} },
    ]);
  });

  it.each<Login>(['labor-head', 'chief'])('is not for the head of another agency: %s', async (login) => {
    for (const path of ['limits', 'limit-numbers', 'limits.csv', 'limits.xlsx'])
      expect(
        await desk.product.as(login).get(`/agencies/${desk.world.agencies.community}/${path}`),
      ).toMatchObject({ status: 403, body: { code: 'not_its_head' } });
  });

  it('is not for who is no head', async () => {
    for (const login of ['mediator', 'coordinator', 'admin'])
      for (const path of ['limit-numbers', 'limits.csv', 'limits.xlsx'])
        expect(
          (await desk.product.as(login).get(`/agencies/${desk.world.agencies.community}/${path}`)).status,
        ).toBe(403);
  });
});
