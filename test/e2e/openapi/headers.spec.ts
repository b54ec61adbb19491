import { randomUUID } from 'node:crypto';
import { Voice } from '../../../src/cli/client/voice.js';
import { makeTraceWorld } from '../../../src/cli/conformance/trace-world.js';
import { BARE_INSTALLATION } from '../../../src/first-start/bare-installation.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { WORLD_PASSWORD } from '../../support/world.js';
import { askByExample, codeOf, type BodySchema, type DescribedRoute } from './asked-by-example.js';

interface Operation {
  readonly parameters?: DescribedRoute['parameters'];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: BodySchema }>> };
  readonly security?: readonly object[];
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, BodySchema>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
  readonly security?: readonly object[];
}

type Route = DescribedRoute & { readonly name: string; readonly operation: Operation };

/** These end the very session they are asked in, or open one. */
const OWN_SESSION = '/api/v1/session';
const AGENCY_ROLES = ['agency_intake', 'agency_handler', 'agency_head'];

describe('what the description says of headers', () => {
  let product: TestProduct;
  let url: string;
  let description: Description;
  let voices: readonly Voice[];
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    product = await startTestProduct({ listen: true });
    await product.seed(BARE_INSTALLATION);
    url = product.url ?? '';
    description = await product.description();
    voices = await everybody();
  });
  afterAll(() => product.close());

  /** Between them they hold every permission; what is thrown away by being asked for has an id of its own. */
  async function everybody(): Promise<readonly Voice[]> {
    const signIn = (login: string): Promise<Voice> => Voice.signIn(url, login, WORLD_PASSWORD);
    const [system, security, auditor] = [
      await signIn('sysadmin'),
      await signIn('secadmin'),
      await signIn('auditor'),
    ];
    const world = await makeTraceWorld({
      system,
      security,
      securityPassword: WORLD_PASSWORD,
      speakWith: (token) => Voice.withToken(url, token),
    });
    const machine = async (login: string): Promise<string> =>
      (
        await security.must<{ id: string }>('POST', '/users', {
          login,
          kind: 'machine',
          displayName: '张某',
          title: null,
          phone: null,
        })
      ).id;
    const userId = await machine('everything');
    const own = await system.must<{ memberships: readonly { areaId: string }[] }>('GET', '/session');
    const areaId = own.memberships[0]?.areaId;
    for (const role of AGENCY_ROLES)
      await security.must('POST', `/users/${userId}/grants`, { role, agencyId: world.senderAgencyId });
    for (const role of ['coordinator', 'supervisor'])
      await security.must('POST', `/users/${userId}/grants`, { role, areaId });
    const { token } = await security.must<{ token: string }>('POST', '/api-tokens', {
      name: 'everything',
      userId,
      expiresInDays: 1,
      password: WORLD_PASSWORD,
    });
    ids['/users/'] = await machine('throw-away');
    ids['/reference/'] = 'dispute_types';
    ids['/agencies/'] = world.childAgencyIds[0] ?? '';
    return [Voice.withToken(url, token), system, security, auditor];
  }

  const routes = (): Route[] =>
    Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase() as Route['method'],
        path,
        parameters: operation.parameters ?? [],
        body: operation.requestBody?.content?.['application/json']?.schema ?? null,
        operation,
      })),
    );

  it('If-Match is asked for by exactly the routes that refuse without it', async () => {
    const wrong: string[] = [];
    let refusing = 0;
    for (const route of routes()) {
      if (route.method === 'GET' || route.path.startsWith(OWN_SESSION)) continue;
      const reply = await askByExample(route, { schemas: description.components.schemas, voices, ids });
      // What a made body does not get past tells nothing of the version.
      if (reply.status === 400) continue;
      const needs = codeOf(reply) === 'version_required';
      if (needs) refusing += 1;
      const says = route.parameters.some(
        ({ name, in: place, required }) => name === 'If-Match' && place === 'header' && required,
      );
      if (needs !== says) wrong.push(`${route.name}: ${reply.status} ${codeOf(reply) ?? ''}`);
    }
    expect(wrong).toEqual([]);
    expect(refusing).toBeGreaterThan(45);
  }, 240_000);

  it('a cookie or a token is asked for by exactly the routes that refuse without either', async () => {
    const wrong: string[] = [];
    for (const { name, method, path: described, operation } of routes()) {
      const reply = await fetch(`${url}${described.replace(/\{\w+\}/g, randomUUID())}`, { method });
      const refuses =
        reply.status === 401 && ((await reply.json()) as { code: string }).code === 'not_signed_in';
      const asks = (operation.security ?? description.security ?? []).length > 0;
      if (refuses !== asks) wrong.push(`${name}: ${reply.status}`);
    }
    expect(wrong).toEqual([]);
    expect(description.security).toEqual([{ cookie: [] }, { bearer: [] }]);
    expect(description.components.securitySchemes).toMatchObject({ cookie: {}, bearer: {} });
  }, 120_000);
});
