import fs from 'node:fs';
import { CLOCK_TASKS } from '../../../modules/sla/index.js';
import { TRANSITIONS } from '../../../modules/referrals/domain/transitions.js';
import type { VocabularyView } from '../../../src/platform/words/words.view.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';

/** Every list of codes below a part of the description, with where it stands. */
function enumsIn(part: unknown, place: string): { place: string; codes: string[] }[] {
  if (typeof part !== 'object' || part === null) return [];
  const own =
    'enum' in part && Array.isArray(part.enum)
      ? [{ place, codes: part.enum.filter((code) => code !== null).map(String) }]
      : [];
  return [...own, ...Object.entries(part).flatMap(([key, value]) => enumsIn(value, `${place}/${key}`))];
}

/** Events that some line of the modules names. */
function eventsInCode(): string[] {
  const sources = fs
    .readdirSync('modules', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('words'))
    .map((file) => fs.readFileSync(`modules/${file}`, 'utf8'));
  const emitted =
    /(?:type|emits): '((?:case|referral|legal_path|message)\.[a-z_]+)'|clockTold\(\s*'(clock\.[a-z_]+)'/g;
  return sources.flatMap((source) => [...source.matchAll(emitted)].map(([, one, two]) => one ?? two ?? ''));
}

/** What some line says is put on the audit trail, and of what. */
function auditedInCode(of: 'action' | 'subjectType'): string[] {
  const sources = ['modules', 'src'].flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('demo'))
      .map((file) => fs.readFileSync(`${folder}/${file}`, 'utf8')),
  );
  const named = new RegExp(`tx\\.audit\\(\\{[^}]*?\\b${of}: '([a-z_.]+)'`, 'g');
  return sources.flatMap((source) => [...source.matchAll(named)].map(([, code]) => code ?? ''));
}

describe('the words of the API', () => {
  let product: TestProduct;
  let description: { readonly paths: unknown; readonly components: unknown };
  let vocabularies: ReadonlyMap<string, VocabularyView['words']>;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    const { body } = await product.as('mediator').get<VocabularyView[]>('/words');
    vocabularies = new Map(body.map(({ name, words }) => [name, words]));
    description = await product.description();
  });
  afterAll(() => product.close());

  const codesOf = (name: string): string[] => (vocabularies.get(name) ?? []).map(({ code }) => code);

  it('every list of codes in the description lies whole in one vocabulary', () => {
    const { paths, components } = description;
    const lists = [...enumsIn(paths, 'paths'), ...enumsIn(components, 'components')];
    expect(lists.length).toBeGreaterThan(100);
    const known = [...vocabularies.keys()].map((name) => new Set(codesOf(name)));
    const wordless = lists.filter(
      ({ codes }) => !known.some((words) => codes.every((code) => words.has(code))),
    );
    expect(wordless).toEqual([]);
  });

  it('every word is Chinese, and no two codes of a vocabulary share one', () => {
    for (const [name, words] of vocabularies) {
      const labels = words.map(({ label }) => label);
      expect([name, labels.filter((label) => !/\p{Script=Han}/u.test(label))]).toEqual([name, []]);
      // What is called the same by two modules, or stands under two families, is not the same code.
      if (['event', 'notice', 'dispute_type'].includes(name)) continue;
      expect([name, labels.filter((label, at) => labels.indexOf(label) !== at)]).toEqual([name, []]);
    }
  });

  it('every step and event of the workflow has words, and so has every event the code names', () => {
    const steps = TRANSITIONS.map(({ event }): string => event);
    expect(steps.filter((step) => !codesOf('referral_step').includes(step))).toEqual([]);
    const events = [...new Set([...TRANSITIONS.map(({ emits }): string => emits), ...eventsInCode()])];
    expect(events.length).toBeGreaterThan(80);
    expect(events.filter((event) => !codesOf('event').includes(event))).toEqual([]);
  });

  it('everything that is put on the audit trail has words', () => {
    const actions = auditedInCode('action');
    expect(actions.length).toBeGreaterThan(40);
    const known = [...codesOf('audit_action'), ...codesOf('event')];
    expect(actions.filter((action) => !known.includes(action))).toEqual([]);
    const subjects = auditedInCode('subjectType');
    expect(subjects.filter((subject) => !codesOf('audit_subject').includes(subject))).toEqual([]);
  });

  it('every kind of agency that the taxonomy names has a word', async () => {
    interface Named {
      readonly leadAgencyKinds: readonly string[];
      readonly supportingAgencyKinds: readonly string[];
    }
    const { body } = await product
      .as('admin')
      .get<{ definition: readonly Named[] }>('/reference/dispute_types');
    const named = body.definition.flatMap((type) => [...type.leadAgencyKinds, ...type.supportingAgencyKinds]);
    expect(named.filter((kind) => !codesOf('agency_kind').includes(kind))).toEqual([]);
  });

  it('every clock of the first policy has words', async () => {
    const { rows } = await product.sql.query<{ name: string }>(
      `select distinct rule->>'clock' as name from sla_policy_version v, jsonb_array_elements(v.definition->'rules') as rule`,
    );
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.map(({ name }) => name).filter((name) => !(name in CLOCK_TASKS))).toEqual([]);
    expect(codesOf('clock')).toEqual(expect.arrayContaining(Object.keys(CLOCK_TASKS)));
  });

  it('a reason says what follows from it', () => {
    const reasons = vocabularies.get('refusal_reason') ?? [];
    expect(reasons.find(({ code }) => code === 'no_capacity')).toEqual({
      code: 'no_capacity',
      label: '力量不足，无法按时办理',
      traits: { review: 'required', consequence: 'penalise', because: 'agency' },
    });
    const states = vocabularies.get('referral_state') ?? [];
    expect(states.find(({ code }) => code === 'recalled')).toMatchObject({
      label: '已收回',
      traits: { screen: '已结束', turn: null },
    });
  });

  it('words that an administrator changes are the ones in force', async () => {
    const admin = product.as('admin');
    const { body } = await admin.get<{ version: number; definition: { code: string; name: string }[] }>(
      '/reference/dispute_types',
    );
    const definition = body.definition.map((type) =>
      type.code === '0202' ? { ...type, name: '噪声扰民' } : type,
    );
    const changed = await admin.post(
      '/reference/dispute_types',
      { definition, source: '测试设定' },
      { version: body.version },
    );
    expect(changed.status).toBe(200);
    const after = await product.as('officer').get<VocabularyView[]>('/words');
    const types = after.body.find(({ name }) => name === 'dispute_type')?.words ?? [];
    expect(types.find(({ code }) => code === '0202')).toMatchObject({ label: '噪声扰民' });
  });

  it('are for whoever is signed in', async () => {
    expect((await product.anonymous().get('/words')).status).toBe(401);
  });
});
