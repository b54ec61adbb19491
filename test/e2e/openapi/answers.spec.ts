import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { Voice } from '../../../src/cli/client/voice.js';
import { makeTraceWorld, type TraceWorld } from '../../../src/cli/conformance/trace-world.js';
import { BARE_INSTALLATION } from '../../../src/first-start/bare-installation.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { WORLD_PASSWORD } from '../../support/world.js';

interface Answer {
  readonly headers?: object;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

interface Description {
  readonly paths: Readonly<
    Record<string, { readonly get?: { readonly responses: Readonly<Record<string, Answer>> } }>
  >;
  readonly components: object;
}

/** Whoever reads the description strictly must be able to read what the product really answers. */
describe('what the product answers', () => {
  const ids: Record<string, string> = {};
  let product: TestProduct;
  let description: Description;
  let officer: Voice;
  let ajv: Ajv;

  beforeAll(async () => {
    product = await startTestProduct({ listen: true });
    await product.seed(BARE_INSTALLATION);
    description = await product.description();
    ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    ajv.addSchema({ $id: 'api', components: description.components });
    const world = await worldAt(product.url ?? '');
    officer = world.voices.sender;
    await prepare(world.recipientAgencyId);
  });
  afterAll(() => product.close());

  async function worldAt(url: string): Promise<TraceWorld> {
    return makeTraceWorld({
      system: await Voice.signIn(url, 'sysadmin', WORLD_PASSWORD),
      security: await Voice.signIn(url, 'secadmin', WORLD_PASSWORD),
      securityPassword: WORLD_PASSWORD,
      speakWith: (token) => Voice.withToken(url, token),
    });
  }

  /** A case of which as much as possible is still open, and one sent on. */
  async function prepare(recipientAgencyId: string): Promise<void> {
    const told = { source: 'walk_in', narrative: '楼上漏水，双方争吵', placeText: '草堂街道浣花路' };
    const register = async (more: object): Promise<string> =>
      (await officer.must<{ case: { id: string } }>('POST', '/cases', { ...told, ...more })).case.id;
    ids['bare'] = await register({});
    ids['sent'] = await register({ typeCode: '1404', narrative: '停车位被占，双方争执' });
    const referral = await officer.must<{ id: string }>('POST', `/cases/${ids['sent']}/referrals`, {
      recipientAgencyId,
      request: '请组织双方调解',
      choice: { code: 'knows_the_dispute' },
    });
    ids['referral'] = referral.id;
    ids['agency'] = recipientAgencyId;
  }

  it.each([
    ['/session', null],
    ['/agencies', null],
    ['/agencies/{id}', 'agency'],
    ['/cases', null],
    ['/cases/{id}', 'bare'],
    ['/cases/{id}', 'sent'],
    ['/cases/{id}/timeline', 'sent'],
    ['/cases/{id}/guards', 'bare'],
    ['/cases/{caseId}/routing-suggestions', 'bare'],
    ['/cases/{caseId}/referrals', 'sent'],
    ['/referrals/{id}', 'referral'],
    ['/me/tasks', null],
  ] as const)('GET %s of %s is as its description has it', async (route, id) => {
    const schema = description.paths[`/api/v1${route}`]?.get?.responses['200']?.content?.['application/json'];
    const text = JSON.stringify(schema?.schema ?? null).replaceAll('"#/components', '"api#/components');
    expect(text).toContain('$ref');
    const { status, body } = await officer.send('GET', route.replace(/\{\w+\}/, ids[id ?? ''] ?? ''));
    expect(status).toBe(200);
    const validate = ajv.compile(JSON.parse(text) as object);
    expect([validate(body), ajv.errorsText(validate.errors)]).toEqual([true, 'No errors']);
  });

  it('leads on from a merged case, and says so', () => {
    const moved = description.paths['/api/v1/cases/{id}']?.get?.responses['308'];
    expect(Object.keys(moved?.headers ?? {})).toEqual(['location']);
    expect(JSON.stringify(moved?.content)).toContain('MergedCaseView');
  });
});
