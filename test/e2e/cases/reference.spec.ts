import { AGENCY_KINDS } from '../../../modules/cases/domain/agency-kind.js';
import type { GuardRule } from '../../../modules/cases/domain/guard-rule.js';
import type { LegalPath } from '../../../modules/cases/domain/legal-path.js';
import type { DisputeType } from '../../../modules/cases/domain/dispute-type.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { VocabularyView } from '../../../src/platform/words/words.view.js';
import type { ReferenceView } from '../../../modules/cases/reference/reference.view.js';
import { MoveDetailsTerm } from '../../../modules/cases/reference/move-details-term.js';
import { ReferenceSeeder } from '../../../modules/cases/reference/reference-seeder.js';
import { TeachPaths } from '../../../modules/cases/reference/teach-paths.js';
import { REFERENCE_KINDS, FIRST_REFERENCE } from '../../../modules/cases/reference/reference-kinds.js';
import { referenceShape } from '../../../modules/cases/reference/reference-shapes.js';
import { raiseBarrier } from '../../support/barrier.js';
import { type Answer, startTestProduct, type TestProduct } from '../../support/product.js';
import { NOTARY_KIND } from '../routing/world.js';
import { CaseDesk, HOUR_MS } from './desk.js';

interface Problem {
  readonly code: string;
  readonly problems?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

describe('rules, words and limits as documents', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterAll(() => product.close());

  const read = async (kind: string): Promise<ReferenceView> =>
    (await product.as('officer').get<ReferenceView>(`/reference/${kind}`)).body;

  it.each(REFERENCE_KINDS)(
    'the first data set of %s has the form that is asked of an editor',
    async (kind) => {
      expect(referenceShape(kind, AGENCY_KINDS)(FIRST_REFERENCE[kind], 'definition')).toEqual([]);
      expect(await read(kind)).toMatchObject({ kind, version: 1, source: '首批数据' });
    },
  );

  it('seeding again changes nothing', async () => {
    const documents = async (): Promise<unknown[]> =>
      (await product.sql.query('select kind, version, active_from from reference_document order by 1, 2'))
        .rows;
    const before = await documents();
    await product.get(ReferenceSeeder).onApplicationBootstrap();
    expect(await documents()).toEqual(before);
    expect(before.length).toBeGreaterThanOrEqual(REFERENCE_KINDS.length);
  });

  it('the time to fill in what was left out leaves an older document, with the number the house gave it', async () => {
    const { definition, version } = await read('case_terms');
    const older = { ...(definition as object), detailsWithinHours: 48 };
    await product.sql.query(
      `insert into reference_document (kind, version, definition, source, active_from)
       values ('case_terms', $1, $2, '会议纪要', accord_now())`,
      [version + 1, JSON.stringify(older)],
    );
    await Promise.all([1, 2].map(() => product.get(MoveDetailsTerm).onApplicationBootstrap()));
    await product.get(MoveDetailsTerm).onApplicationBootstrap();
    expect(await read('case_terms')).toMatchObject({ version: version + 2, definition });
    const theCase = await desk.register();
    expect(Date.parse(theCase.completeBy ?? '') - Date.parse(theCase.registeredAt)).toBe(48 * HOUR_MS);
    const again = await product
      .as('admin')
      .post('/reference/case_terms', { definition: older, source: '会议纪要' }, { version: version + 2 });
    expect(again).toMatchObject({ status: 400, body: { problems: [{ code: 'unknown_field' }] } });
  });

  it('a rule of before that stops and leads nowhere learns its path, and keeps what the house made of it', async () => {
    const [rules, paths] = [await read('guard_rules'), await read('legal_paths')];
    const own = (rules.definition as readonly GuardRule[]).map((rule) =>
      rule.code === 'R20' ? { ...rule, title: '疑似虚假调解(本所)' } : rule,
    );
    const older = own.map(({ opensPaths, ...rule }) =>
      rule.code === 'R20' || opensPaths === undefined ? rule : { ...rule, opensPaths },
    );
    const fewer = (paths.definition as readonly LegalPath[]).filter(({ kind }) => kind !== 'sham_mediation');
    for (const [{ kind, version }, definition] of [
      [rules, older],
      [paths, fewer],
    ] as const) {
      await product.sql.query(
        `insert into reference_document (kind, version, definition, source, active_from)
         values ($1, $2, $3, '会议纪要', accord_now())`,
        [kind, version + 1, JSON.stringify(definition)],
      );
    }
    await Promise.all([1, 2].map(() => product.get(TeachPaths).onApplicationBootstrap()));
    await product.get(TeachPaths).onApplicationBootstrap();
    expect(await read('guard_rules')).toMatchObject({ version: rules.version + 2, definition: own });
    const taught = await read('legal_paths');
    expect(taught.version).toBe(paths.version + 2);
    expect(new Set(taught.definition as readonly LegalPath[])).toEqual(
      new Set(paths.definition as readonly LegalPath[]),
    );
    const again = await product
      .as('admin')
      .post<Problem>(
        '/reference/guard_rules',
        { definition: older, source: '会议纪要' },
        { version: rules.version + 2 },
      );
    expect(again).toMatchObject({ status: 400, body: { problems: [{ code: 'stop_leads_nowhere' }] } });
  });

  describe('a path that a rule in force names', () => {
    const post = (kind: string, { definition, version }: Pick<ReferenceView, 'definition' | 'version'>) =>
      product
        .as('admin')
        .post<Problem>(`/reference/${kind}`, { definition, source: '会议纪要' }, { version });
    const without = (paths: unknown): unknown =>
      (paths as readonly LegalPath[]).filter(({ kind }) => kind !== 'sham_mediation');
    const unnamed = (rules: unknown): unknown =>
      (rules as readonly GuardRule[]).map((rule) =>
        rule.code === 'R20' ? { ...rule, opensPaths: ['other_body'] } : rule,
      );
    const faults = ({ status, body }: Answer<Problem>) => [
      status,
      body.problems?.map(({ path, code, message }) => [path, code, message.includes('R20 opens sham_')]),
    ];

    it('is not left out of the paths, and one that is not described is not named', async () => {
      const [rules, paths] = [await read('guard_rules'), await read('legal_paths')];
      const fewer = { version: paths.version, definition: without(paths.definition) };
      expect(faults(await post('legal_paths', fewer))).toEqual([
        400,
        [['definition', 'path_undescribed', true]],
      ]);
      expect(await read('legal_paths')).toMatchObject({ version: paths.version });

      const other = { version: rules.version, definition: unnamed(rules.definition) };
      expect((await post('guard_rules', other)).status).toBe(200);
      expect((await post('legal_paths', fewer)).status).toBe(200);
      const back = { version: rules.version + 1, definition: rules.definition };
      const at = (rules.definition as readonly GuardRule[]).findIndex(({ code }) => code === 'R20');
      expect(faults(await post('guard_rules', back))).toEqual([
        400,
        [[`definition[${at}].opensPaths`, 'path_undescribed', true]],
      ]);
      expect((await post('legal_paths', { ...paths, version: paths.version + 1 })).status).toBe(200);
      expect((await post('guard_rules', back)).status).toBe(200);
    });

    it('is not lost where both documents are replaced at once', async () => {
      for (let round = 0; round < 5; round += 1) {
        const [rules, paths] = [await read('guard_rules'), await read('legal_paths')];
        const other = { version: rules.version, definition: unnamed(rules.definition) };
        expect((await post('guard_rules', other)).status).toBe(200);
        const both = await Promise.all([
          post('guard_rules', { ...rules, version: rules.version + 1 }),
          post('legal_paths', { version: paths.version, definition: without(paths.definition) }),
        ]);
        expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
        const [after, named] = [await read('legal_paths'), await read('guard_rules')];
        await post('legal_paths', { definition: paths.definition, version: after.version });
        await post('guard_rules', { definition: rules.definition, version: named.version });
      }
    });

    it('is not taught to a rule while somebody else replaces the paths', async () => {
      const [rules, paths] = [await read('guard_rules'), await read('legal_paths')];
      const older = (rules.definition as readonly GuardRule[]).map(({ opensPaths, ...rule }) =>
        rule.code === 'R20' || opensPaths === undefined ? rule : { ...rule, opensPaths },
      );
      const insert = `insert into reference_document (kind, version, definition, source, active_from)
        values ($1, $2, $3, '会议纪要', accord_now())`;
      const fewer = JSON.stringify(without(paths.definition));
      await product.sql.query(insert, ['guard_rules', rules.version + 1, JSON.stringify(older)]);
      await product.sql.query(insert, ['legal_paths', paths.version + 1, fewer]);
      const faster = await raiseBarrier(product.database, insert, ['legal_paths', paths.version + 2, fewer]);
      const taught = product.get(TeachPaths).onApplicationBootstrap();
      await faster.queued(1);
      await faster.release();
      await taught;
      expect(await read('guard_rules')).toMatchObject({ version: rules.version + 1 });
      await product.get(TeachPaths).onApplicationBootstrap();
      expect(await read('guard_rules')).toMatchObject({ definition: rules.definition });
      expect((await read('legal_paths')).version).toBe(paths.version + 3);
    });
  });

  it('a path stands in its document once, and its steps are watched by clocks that there are', async () => {
    const { definition, version } = await read('legal_paths');
    const paths = definition as readonly LegalPath[];
    const violence = paths.findIndex(({ kind }) => kind === 'domestic_violence');
    const refused = async (changed: readonly LegalPath[]): Promise<unknown> => {
      const body = { definition: changed, source: '会议纪要' };
      const answer = await product.as('admin').post<Problem>('/reference/legal_paths', body, { version });
      return [answer.status, answer.body.problems?.map(({ path, code }) => [path, code])];
    };
    expect(await refused([...paths, ...paths.slice(violence, violence + 1)])).toEqual([
      400,
      [[`definition[${paths.length}].kind`, 'repeated']],
    ]);
    const at = paths[violence]?.steps.findIndex(({ clock }) => clock !== null);
    const mistyped = paths.map((path) => ({
      ...path,
      steps: path.steps.map((step, index) =>
        path.kind === 'domestic_violence' && index === at ? { ...step, clock: 'dv_warnin' } : step,
      ),
    }));
    expect(await refused(mistyped)).toEqual([
      400,
      [[`definition[${violence}].steps[${at}].clock`, 'clock_unknown']],
    ]);
    expect(await read('legal_paths')).toMatchObject({ version });
  });

  it('a number stands in the catalogue once; a document that has it twice takes the words of nobody', async () => {
    const { definition, version } = await read('fact_catalogue');
    const { facts, numbers } = definition as { readonly facts: object[]; readonly numbers: object[] };
    const twice = { facts, numbers: [...numbers, ...numbers.slice(0, 1)] };
    const body = { definition: twice, source: '会议纪要' };
    const answer = await product.as('admin').post<Problem>('/reference/fact_catalogue', body, { version });
    expect([answer.status, answer.body.problems?.map(({ path, code }) => [path, code])]).toEqual([
      400,
      [[`definition.numbers[${numbers.length}].code`, 'repeated']],
    ]);
    await product.sql.query(
      `insert into reference_document (kind, version, definition, source, active_from)
       values ('fact_catalogue', $1, $2, '会议纪要', accord_now())`,
      [version + 1, JSON.stringify(twice)],
    );
    expect((await product.as('officer').get('/words')).status).toBe(200);
  });

  it('an administrator changes a limit, and the next case is judged by it', async () => {
    const { definition, version } = await read('lane_limits');
    const lower = { ...(definition as object), maxAmountFen: 100 };
    const answer = await product
      .as('admin')
      .post<ReferenceView>(
        '/reference/lane_limits',
        { definition: lower, source: '联席会议纪要' },
        { version },
      );
    expect(answer).toMatchObject({ status: 200, body: { version: 2, changedBy: '系统管理员' } });
    expect(await desk.register({ amountFen: 200 })).toMatchObject({ lane: 'full' });
    const again = await product
      .as('admin')
      .post<Problem>('/reference/lane_limits', { definition: lower, source: '联席会议纪要' }, { version });
    expect(again).toMatchObject({ status: 409, body: { code: 'version_stale' } });
    expect((await product.as('officer').get<unknown[]>('/reference/lane_limits/versions')).body).toHaveLength(
      2,
    );
  });

  it('the taxonomy may name a kind of agency from when an administrator has made it', async () => {
    const { definition, version, source } = await read('dispute_types');
    const [first, ...rest] = definition as readonly DisputeType[];
    const led = [{ ...first, leadAgencyKinds: [NOTARY_KIND.key] }, ...rest];
    const lead = (): Promise<Answer<Problem>> =>
      product.as('admin').post<Problem>('/reference/dispute_types', { definition: led, source }, { version });
    expect(await lead()).toMatchObject({
      status: 400,
      body: { problems: [{ path: 'definition[0].leadAgencyKinds[0]', code: 'is_in' }] },
    });
    expect((await product.as('admin').post('/agency-kinds', NOTARY_KIND)).status).toBe(201);
    expect((await lead()).status).toBe(200);
  });

  it('nobody else does, and there are no other kinds', async () => {
    const { definition, version } = await read('duplicate_weights');
    const body = { definition, source: '试一试' };
    for (const login of ['officer', 'chief', 'coordinator', 'supervisor', 'auditor'] as const) {
      expect((await product.as(login).post('/reference/duplicate_weights', body, { version })).status).toBe(
        403,
      );
    }
    expect(await product.as('officer').get('/reference/recipes')).toMatchObject({
      status: 404,
      body: { code: 'reference_not_found', kinds: expect.arrayContaining(['guard_rules']) },
    });
  });

  it('a rule that rests on nothing read may not stop, and every fault is told with its place', async () => {
    const { definition, version } = await read('guard_rules');
    const [first, ...rest] = definition as readonly GuardRule[];
    const unfounded = {
      ...first,
      legalBasis: [{ source: '听说', article: '无', mark: 'memory' }],
      condition: { all: [{ fact: 'weather' }] },
      extra: 1,
    };
    const answer = await product
      .as('admin')
      .post<Problem>(
        '/reference/guard_rules',
        { definition: [unfounded, ...rest], source: '错' },
        { version },
      );
    expect(answer.status).toBe(400);
    expect(answer.body.problems?.map(({ path }) => path)).toEqual([
      'definition[0].extra',
      'definition[0].condition.all[0].fact',
    ]);
    const { extra: _, ...wellFormed } = { ...unfounded, condition: first?.condition };
    const still = await product
      .as('admin')
      .post<Problem>(
        '/reference/guard_rules',
        { definition: [wellFormed, ...rest], source: '错' },
        { version },
      );
    expect(still.body.problems).toEqual([
      expect.objectContaining({ path: 'definition[0].mayStop', code: 'stop_without_source' }),
    ]);
  });

  it('a type that is taken out of the taxonomy takes no new case, and those that have it keep it', async () => {
    const theCase = await desk.register({ typeCode: '0203' });
    const { definition, version } = await read('dispute_types');
    const types = (definition as readonly { code: string }[]).filter(({ code }) => code !== '0203');
    const answer = await product
      .as('admin')
      .post('/reference/dispute_types', { definition: types, source: '调整分类' }, { version });
    expect(answer.status).toBe(200);
    const refused = await product.as('officer').post<Problem>('/cases', {
      source: 'walk_in',
      narrative: '狗咬人',
      placeText: '路口',
      typeCode: '0203',
    });
    expect(refused.body.problems?.[0]).toMatchObject({ path: 'typeCode', code: 'type_unknown' });
    expect(await desk.register({ typeCode: '0202' })).toMatchObject({ type: { name: '噪音' } });

    const edit = (id: string, version: number): Promise<Answer<CaseView & Problem>> =>
      product.as('officer').patch(`/cases/${id}`, { typeCode: '0203' }, { version });
    expect(await edit(theCase.id, theCase.version)).toMatchObject({
      status: 200,
      body: { type: { code: '0203' } },
    });
    const other = await desk.register({ typeCode: '0202' });
    expect((await edit(other.id, other.version)).body.problems?.[0]).toMatchObject({ code: 'type_unknown' });
    const { body } = await product.as('officer').get<VocabularyView[]>('/words');
    const words = body.find(({ name }) => name === 'dispute_type')?.words ?? [];
    expect(words.filter(({ traits }) => traits['ended'] === true)).toEqual([
      {
        code: '0203',
        label: theCase.type?.name,
        traits: { parentCode: '02', ended: true },
      },
    ]);
    expect(words.filter(({ code }) => code === '0203')).toHaveLength(1);
  });
});
