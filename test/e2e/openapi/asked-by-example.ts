import { randomUUID } from 'node:crypto';
import type { Method, Reply, Voice } from '../../../src/cli/client/voice.js';

export interface BodySchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, BodySchema>>;
  readonly required?: readonly string[];
  readonly items?: BodySchema;
  readonly allOf?: readonly BodySchema[];
  readonly oneOf?: readonly BodySchema[];
  readonly example?: unknown;
}

/** A route as the description has it. */
export interface DescribedRoute {
  readonly method: Method;
  /** With its parameters in braces. */
  readonly path: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  /** Null where no JSON body is taken. */
  readonly body: BodySchema | null;
}

interface Asking {
  readonly schemas: Schemas;
  readonly voices: readonly Voice[];
  /** Values of path parameters, by the path before them. */
  readonly ids: Readonly<Record<string, string>>;
}

type Schemas = Readonly<Record<string, BodySchema>>;

/**
 * Sends what the description's own examples make, without If-Match, in the name of the first who may; path parameters that
 * have no value are random ids.
 */
export async function askByExample(
  { method, path, body }: DescribedRoute,
  { schemas, voices, ids }: Asking,
): Promise<Reply> {
  const route = path.replace(/^\/api\/v1/, '');
  const url = route.replace(/\{\w+\}/g, (_whole, at: number) => ids[route.slice(0, at)] ?? randomUUID());
  const ask = async (sent: object | undefined): Promise<Reply> => {
    let reply: Reply | null = null;
    for (const voice of voices) {
      reply = await voice.send(method, url, sent);
      if (codeOf(reply) !== 'permission_missing') return reply;
    }
    if (reply === null) throw new Error('nobody was there to ask');
    return reply;
  };
  if (body === null) return ask(undefined);
  const least = await ask(exampleOf(body, { schemas, whole: false }) as object);
  return least.status === 400 ? ask(exampleOf(body, { schemas, whole: true }) as object) : least;
}

export function codeOf({ body }: Reply): string | null {
  const { code } = (body ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : null;
}

/** Only what must be there, or with `whole` everything. */
function exampleOf(schema: BodySchema, how: { readonly schemas: Schemas; readonly whole: boolean }): unknown {
  if ('example' in schema) return schema.example;
  if (schema.$ref !== undefined)
    return exampleOf(how.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, how);
  const [part] = schema.allOf ?? schema.oneOf ?? [];
  if (part !== undefined) return exampleOf(part, how);
  if (schema.type === 'array') return schema.items === undefined ? [] : [exampleOf(schema.items, how)];
  const properties = Object.entries(schema.properties ?? {});
  const sent = properties.filter(([name]) => how.whole || schema.required?.includes(name));
  return Object.fromEntries(sent.map(([name, property]) => [name, exampleOf(property, how)]));
}
