import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Sent } from './acts.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** What of the description of the API is looked at. */
export interface Description {
  /** Without `/api/v1`. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** With every field of every request, as the build's compiler read it from the classes. */
export function describeFields(app: INestApplication): Description {
  const bare = new DocumentBuilder().build();
  return SwaggerModule.createDocument(app, bare, { ignoreGlobalPrefix: true }) as unknown as Description;
}

/** Words as somebody may write them: a field that takes these takes anything. */
const WORDS = '他说的话8801';

/**
 * The fields of requests that take words, as `Schema.property`, sorted. One of a list of codes, an id, an instant whose
 * format is described, or what must look otherwise than words is none.
 */
export function wordFields(description: Description): string[] {
  const found = new Set<string>();
  const visited = new Set<string>();
  const visit = (name: string): void => {
    if (visited.has(name)) return;
    visited.add(name);
    for (const [key, property] of Object.entries(description.components.schemas[name]?.properties ?? {})) {
      if (takesWords(property.items ?? property)) found.add(`${name}.${key}`);
      const inner = namedIn(property);
      if (inner !== null) visit(inner);
    }
  };
  for (const operation of Object.values(description.paths).flatMap((methods) => Object.values(methods))) {
    const name = bodyOf(operation);
    if (name !== null) visit(name);
  }
  return [...found].sort();
}

/** Those of them in which one of the texts was sent. */
export function fieldsHolding(
  texts: readonly string[],
  sent: readonly Sent[],
  { paths, components }: Description,
): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown, name: string | null): void => {
    if (name === null || typeof value !== 'object' || value === null) return;
    for (const [key, property] of Object.entries(components.schemas[name]?.properties ?? {})) {
      const values: unknown[] = [(value as Record<string, unknown>)[key]].flat();
      for (const one of values) look(one, namedIn(property));
      const words = values.filter((one) => typeof one === 'string');
      if (words.some((one) => texts.some((text) => one.includes(text)))) found.add(`${name}.${key}`);
    }
  };
  for (const { method, path: sentTo, body } of sent) {
    const route = Object.keys(paths).find((one) => isAt(one, sentTo) && paths[one]?.[method] !== undefined);
    if (route === undefined) throw new Error(`there is no route for ${method} ${sentTo}`);
    look(body, bodyOf(paths[route]?.[method] ?? {}));
  }
  return found;
}

function takesWords({ type, format, pattern, enum: codes }: Schema): boolean {
  if (type !== 'string' || format !== undefined || codes !== undefined) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(WORDS);
}

/** The schema a property is made of, or null when it is none with a name. */
function namedIn({ $ref, items, allOf }: Schema): string | null {
  const ref = $ref ?? items?.$ref ?? allOf?.[0]?.$ref;
  return ref?.split('/').at(-1) ?? null;
}

function bodyOf({ requestBody }: Operation): string | null {
  const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
  return schema === undefined ? null : namedIn(schema);
}

function isAt(route: string, sentTo: string): boolean {
  const [asked, given] = [route.split('/'), sentTo.split('/')];
  return (
    asked.length === given.length && asked.every((part, at) => part.startsWith('{') || part === given[at])
  );
}
