import pino from 'pino';
import { EditAgencyKinds } from '../../../modules/general-agency/edit-agency-kinds.js';
import { KindBook } from '../../../modules/general-agency/kind-book.js';
import { AgencyPolicies } from '../../../modules/referrals/policy.js';
import { ReferralBench } from '../referrals/bench.js';

const KIND = {
  key: 'housing',
  label: '住房和城乡建设部门',
  source: '测试用权责清单',
  profile: { capabilities: ['0303', '14'], refusal: 'reviewable', isPublicOrgan: true },
} as const;

describe('kinds of agency made as data', () => {
  let bench: ReferralBench;
  let policies: AgencyPolicies;
  let book: KindBook;
  let kinds: EditAgencyKinds;

  beforeAll(async () => {
    bench = await ReferralBench.open();
    policies = new AgencyPolicies();
    policies.register({ kind: 'labor', label: '人社', profile: {} });
    book = new KindBook(bench.uow, policies, pino({ level: 'silent' }));
    await book.onApplicationBootstrap();
    kinds = new EditAgencyKinds(bench.uow, policies, book);
  });
  afterAll(async () => {
    await book.onModuleDestroy();
    await bench.close();
  });

  it('begin with the first five, once, however often the product starts', async () => {
    const again = new KindBook(bench.uow, new AgencyPolicies(), pino({ level: 'silent' }));
    await again.onApplicationBootstrap();
    await again.onModuleDestroy();
    const rows = await bench.dataSource.query<{ key: string; version: number }[]>(
      'select key, version from agency_kind order by key',
    );
    expect(rows).toEqual(
      [
        'coordination-centre',
        'judicial-office',
        'market-supervision',
        'street-mediation',
        'traffic-police',
      ].map((key) => ({ key, version: 1 })),
    );
    expect(policies.profileOf({ kind: 'coordination-centre', profile: {} }).isCentre).toBe(true);
  });

  it('are in force at once where they are made, and elsewhere after the next refresh', async () => {
    const elsewhere = new AgencyPolicies();
    const otherBook = new KindBook(bench.uow, elsewhere, pino({ level: 'silent' }));
    await otherBook.refresh();
    const made = await kinds.create(await bench.caller('admin'), KIND);
    expect(made).toMatchObject({
      key: 'housing',
      origin: 'data',
      version: 1,
      profile: { maxHoldWorkingDays: 10 },
    });
    expect(policies.profileOf({ kind: 'housing', profile: {} }).capabilities).toEqual(['0303', '14']);
    expect(elsewhere.of('housing')).toBeNull();
    await otherBook.refresh();
    expect(elsewhere.of('housing')?.label).toBe('住房和城乡建设部门');
  });

  it('change at the version that was read, and the loser is told', async () => {
    const at = async (version: number) => bench.caller('admin', version);
    const before = await kinds.show(await bench.caller('admin'), 'traffic-police');
    const changed = await kinds.change(await at(1), 'traffic-police', { label: '交警大队' });
    expect(changed).toMatchObject({ label: '交警大队', version: 2, changedBy: '系统管理员' });
    expect(changed.profile).toEqual(before.profile);
    await expect(kinds.change(await at(1), 'traffic-police', { label: '交警' })).rejects.toMatchObject({
      code: 'version_stale',
      facts: { version: 2, by: '系统管理员' },
    });
    expect(policies.of('traffic-police')?.label).toBe('交警大队');
  });

  it('never take the key of a module or of another kind', async () => {
    for (const key of ['labor', 'judicial-office'])
      await expect(kinds.create(await bench.caller('admin'), { ...KIND, key })).rejects.toMatchObject({
        code: 'kind_taken',
      });
    await expect(
      kinds.change(await bench.caller('admin', 1), 'labor', { label: '人社局' }),
    ).rejects.toMatchObject({
      code: 'agency_kind_not_found',
    });
  });

  it('take only types that the taxonomy has', async () => {
    const wrong = { ...KIND, key: 'moon', profile: { capabilities: ['0303', '99'] } };
    await expect(kinds.create(await bench.caller('admin'), wrong)).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const rows = await bench.dataSource.query<object[]>(`select 1 from agency_kind where key = 'moon'`);
    expect(rows).toEqual([]);
  });

  it('are listed with the modules, page by page', async () => {
    const first = await kinds.list(await bench.caller('admin'), { limit: 2 });
    expect(first.items).toHaveLength(2);
    const rest = await kinds.list(await bench.caller('admin'), {
      limit: 50,
      cursor: first.nextCursor ?? '',
    });
    const keys = [...first.items, ...rest.items].map(({ key }) => key);
    expect(keys).toEqual([...keys].sort());
    expect(keys).toEqual(expect.arrayContaining(['labor', 'coordination-centre', 'traffic-police']));
    expect(rest.nextCursor).toBeNull();
  });
});
