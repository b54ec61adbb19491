import type { Answer, TestProduct } from '../../support/product.js';
import { startTestProduct } from '../../support/product.js';
import type { Login } from '../../support/world.js';

interface Version {
  readonly number: number;
  readonly definition: {
    readonly rules: readonly {
      readonly key: string;
      readonly time: object | null;
      readonly ladder: string;
    }[];
    readonly ladders: Readonly<Record<string, readonly object[]>>;
  };
}

let product: TestProduct;
beforeAll(async () => {
  product = await startTestProduct();
  await product.seedWorld();
});
afterAll(() => product.close());

const newest = async (): Promise<Version> => {
  const [first] = (await product.as('admin').get<Version[]>('/policies/default/versions')).body;
  if (first === undefined) throw new Error('there is no policy');
  return first;
};
const change = async (body: object): Promise<Answer<Version>> =>
  product
    .as('admin')
    .patch<Version>(
      '/policies/default',
      { sourceDocument: '会议纪要第5号', ...body },
      { version: (await newest()).number },
    );
const timeOf = ({ definition }: Version, rule: string): object | null | undefined =>
  definition.rules.find(({ key }) => key === rule)?.time;

describe('a limit', () => {
  const rule = 'accept/full/normal';

  it('of half a working day is one of four hours of work', async () => {
    expect(await change({ rule, amount: 0.5 })).toMatchObject({
      status: 400,
      body: { problems: [{ path: 'amount', code: 'whole_days_only' }] },
    });
    const changed = await change({ rule, amount: 4 * 3600, unit: 'business_seconds' });
    expect(changed.status).toBe(200);
    expect(timeOf(changed.body, rule)).toEqual({ unit: 'business_seconds', amount: 14_400 });
    const back = await change({ rule, amount: 1, unit: 'working_days' });
    expect(timeOf(back.body, rule)).toEqual({
      unit: 'working_days',
      amount: 1,
      mode: 'same_clock_time_then_next_open',
    });
  });

  it('that the law counts keeps its unit and takes another number', async () => {
    const statutory = (await newest()).definition.rules.find(
      ({ time }) => time !== null && (time as { unit: string }).unit === 'statutory_working_days',
    );
    const inOthers = { rule: statutory?.key, amount: 5, unit: 'working_days' };
    expect(await change(inOthers)).toMatchObject({ status: 422, body: { code: 'limit_counted_by_law' } });
    expect((await change({ rule: statutory?.key, amount: 5 })).status).toBe(200);
  });
});

describe('a ladder', () => {
  const put = async (name: string, steps: readonly object[], version?: number): Promise<Answer> =>
    product
      .as('admin')
      .put(
        `/policies/default/ladders/${name}`,
        { steps, sourceDocument: '会议纪要第6号' },
        { version: version ?? (await newest()).number },
      );
  const step = {
    level: '1',
    unit: 'business_seconds',
    amount: 0,
    recipients: ['owner_head'],
    kind: 'escalation',
  };

  it('is said anew as a version of its own, the limits that name it and all else as they were', async () => {
    const before = await newest();
    const steps = [
      step,
      { ...step, level: '2', unit: 'working_days', amount: 2, recipients: ['coordinator'] },
    ];
    expect((await put('standard', steps)).status).toBe(200);
    const after = await newest();
    expect(after.number).toBe(before.number + 1);
    expect(after.definition).toEqual({
      ...before.definition,
      ladders: { ...before.definition.ladders, standard: steps },
    });
    expect(await put('standard', steps, before.number)).toMatchObject({
      status: 409,
      body: { code: 'version_stale', by: '系统管理员' },
    });
  });

  it('says step by step what is wrong with it', async () => {
    const { number } = await newest();
    expect(await put('standard', [step, { ...step, level: '2', recipients: [] }])).toMatchObject({
      status: 400,
      body: { problems: [{ path: 'steps[1].recipients' }] },
    });
    expect(await put('standard', [{ ...step, unit: 'percent_of_time', amount: 120 }])).toMatchObject({
      status: 400,
      body: { problems: [{ path: 'steps[0].amount', code: 'step_amount' }] },
    });
    expect(await put('nobody', [step])).toMatchObject({
      status: 404,
      body: { code: 'policy_ladder_not_found' },
    });
    expect((await newest()).number).toBe(number);
  });
});

describe('the hours of a calendar', () => {
  interface Calendar {
    readonly current: {
      readonly number: number;
      readonly definition: { overrides: Record<string, unknown>; weekly: object };
    };
    readonly key: string;
  }
  const newest = async () =>
    (await product.as('admin').get<Calendar[]>('/calendars')).body.find(({ key }) => key === 'office')
      ?.current;
  const office = async () => (await newest())?.definition;
  const change = async (hours: object, version?: number, login: Login = 'admin'): Promise<Answer> =>
    product
      .as(login)
      .post('/calendars/office/hours', hours, { version: version ?? (await newest())?.number ?? 0 });

  it('change with those of its make-up days, and its holidays stay', async () => {
    const before = await office();
    const isDay = (hours: unknown): boolean => Array.isArray(hours) && hours.length > 0;
    const day = [
      ['08:30', '12:00'],
      ['14:00', '18:00'],
    ];
    const weekly = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((name) => [name, day]));
    const hours = { weekly, sourceDocument: '作息时间的通知' };
    const read = (await newest())?.number ?? 0;
    expect((await change(hours, read, 'chief')).status).toBe(403);
    expect((await product.as('admin').post('/calendars/office/hours', hours)).status).toBe(428);
    const changed = await change(hours, read);
    expect(changed).toMatchObject({ status: 201, body: { recomputation: { reason: 'calendar' } } });
    const after = await office();
    expect(after?.weekly).toEqual(weekly);
    const expected = Object.entries(before?.overrides ?? {}).map(([date, kept]) => [
      date,
      isDay(kept) ? day : kept,
    ]);
    expect(Object.values(before?.overrides ?? {}).some(isDay)).toBe(true);
    expect(after?.overrides).toEqual(Object.fromEntries(expected));
    const summer = { weekly: { ...weekly, fri: [['08:30', '12:00']] }, sourceDocument: '夏季作息' };
    expect(await change(summer, read)).toMatchObject({
      status: 409,
      body: { code: 'version_stale', version: read + 1, by: '系统管理员', at: expect.any(String) },
    });
  });

  it('are refused by the day where they are none', async () => {
    const hours = { weekly: { mon: [['12:00', '09:00']] }, sourceDocument: '通知' };
    expect(await change(hours)).toMatchObject({
      status: 400,
      body: { problems: [{ path: 'weekly.mon[0]', code: 'bad_interval' }] },
    });
  });
});
