import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { startTestProduct, type TestProduct } from '../../support/product.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly example?: unknown;
  readonly examples?: unknown;
}

interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: Schema;
    readonly example?: unknown;
  }[];
  readonly responses: Readonly<Record<string, Answer>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Property {
  readonly place: string;
  readonly schema: Schema;
}

/** An example and what it is an example of. */
interface Shown extends Property {
  readonly example: unknown;
}

describe('the description of the API', () => {
  let product: TestProduct;
  let description: Description;

  beforeAll(async () => {
    product = await startTestProduct();
    description = await product.description();
  });
  afterAll(() => product.close());

  it('says of a reference document that it is a list or an object, by its kind', () => {
    const { schemas } = description.components;
    for (const name of ['ReferenceView', 'ReplaceReferenceDto']) {
      const { type, oneOf } = schemas[name]?.properties?.['definition'] ?? {};
      expect([name, type, oneOf?.map((each) => each.type)]).toEqual([name, undefined, ['array', 'object']]);
    }
  });

  const operations = (): {
    readonly name: string;
    readonly method: string;
    readonly operation: Operation;
  }[] =>
    Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method,
        operation,
      })),
    );

  const properties = (): Property[] =>
    Object.entries(description.components.schemas).flatMap(([name, schema]) =>
      Object.entries(schema.properties ?? {}).map(([key, property]) => ({
        place: `${name}.${key}`,
        schema: property,
      })),
    );

  /** Where the property is made of other described things, the examples stand there. */
  const isComposed = ({ $ref, items, allOf, oneOf }: Schema): boolean =>
    $ref !== undefined || allOf !== undefined || oneOf !== undefined || items?.$ref !== undefined;

  it('describes the routes that people work with', () => {
    const names = operations().map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['POST /api/v1/session', 'GET /api/v1/agencies', 'GET /api/v1/audit']),
    );
    expect(names.length).toBeGreaterThan(30);
  });

  it('says of every route in words what it does', () => {
    const silent = operations().filter(
      ({ operation }) => (operation.summary ?? operation.description ?? '') === '',
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('tells for every POST that it wants a command key, except for signing in', () => {
    const without = operations().filter(
      ({ method, operation }) =>
        method === 'post' &&
        !operation.parameters?.some(({ name, required }) => name === 'Idempotency-Key' && required),
    );
    expect(without.map(({ name }) => name)).toEqual(['POST /api/v1/session']);
  });

  it('asks for nothing that has a default', () => {
    const asked = operations().flatMap(({ name, operation }) =>
      (operation.parameters ?? [])
        .filter(({ required, schema }) => required === true && schema?.default !== undefined)
        .map((parameter) => `${name} ${parameter.name}`),
    );
    expect(asked).toEqual([]);
    const schemas = Object.entries(description.components.schemas);
    const inBodies = schemas.flatMap(([name, { required = [], properties = {} }]) =>
      required.filter((key) => properties[key]?.default !== undefined).map((key) => `${name}.${key}`),
    );
    expect(inBodies).toEqual([]);
    const defaults = schemas.flatMap(([, { properties = {} }]) => Object.values(properties));
    expect(defaults.some((property) => property.default !== undefined)).toBe(true);
  });

  /** What a route answers when all goes well, by its properties. */
  const answered = ({ responses }: Operation): readonly string[] =>
    Object.entries(responses).flatMap(([status, { content }]) => {
      const name = content?.['application/json']?.schema?.$ref?.split('/').at(-1) ?? '';
      return status.startsWith('2')
        ? Object.keys(description.components.schemas[name]?.properties ?? {})
        : [];
    });

  it('tells of every list that goes on how many rows it gives and where the next page begins', () => {
    const pages = operations().filter(({ operation }) => answered(operation).includes('nextCursor'));
    expect(pages.length).toBeGreaterThanOrEqual(20);
    const silent = pages.filter(({ operation }) => {
      const asked = operation.parameters?.filter((each) => each.in === 'query').map(({ name }) => name) ?? [];
      return !asked.includes('limit') || !asked.includes('cursor');
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('names the kinds of reference documents there are', () => {
    const kinds = description.paths['/api/v1/reference/{kind}']?.['get']?.parameters?.find(
      ({ name }) => name === 'kind',
    )?.schema?.enum;
    expect(kinds).toEqual(expect.arrayContaining(['guard_rules', 'danger_scale', 'dispute_types']));
  });

  it('shows a property by its own example, where its comment brings one', () => {
    const { schemas } = description.components;
    const example = (name: string, property: string): unknown =>
      schemas[name]?.properties?.[property]?.example;
    expect(example('PlanSafetyDto', 'measures')).toBe('已联系家属看护, 收缴刀具, 社区每日走访');
    expect(example('NoticeOfOtherWaysDto', 'reason')).toBe('双方分歧过大, 无法达成协议');
    expect(example('DisableUserDto', 'reason')).toBe('moved to another bureau');
  });

  it('gives every property an example', () => {
    const missing = properties().filter(({ schema }) => !isComposed(schema) && !('example' in schema));
    expect(missing.map(({ place }) => place)).toEqual([]);
  });

  /** Every example there is: of the properties, and of what is said in a path, a query or a header. */
  const examples = (): Shown[] => {
    const parameters = operations().flatMap(({ name, operation }) =>
      (operation.parameters ?? []).flatMap(({ name: key, schema = {}, ...parameter }) =>
        [parameter, schema].map((holder) => ({ place: `${name} ${key}`, schema, holder })),
      ),
    );
    const held = [
      ...properties().map((property) => ({ ...property, holder: property.schema })),
      ...parameters,
    ];
    return held.flatMap(({ place, schema, holder }) =>
      'example' in holder ? [{ place, schema, example: holder.example }] : [],
    );
  };

  it('gives only examples that its own schemas accept', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    ajv.addSchema({ $id: 'api', components: description.components });
    const wrong = examples().flatMap(({ place, schema, example }) => {
      const validate = ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')) as object,
      );
      return validate(example)
        ? []
        : [`${place}: ${JSON.stringify(example)} ${ajv.errorsText(validate.errors)}`];
    });
    expect(wrong).toEqual([]);
    const places = examples().map(({ place }) => place);
    expect(places).toContain('GET /api/v1/cases areaCode');
    expect(places).toContain('POST /api/v1/cases Idempotency-Key');
  });

  it('gives as examples only days and times that exist', () => {
    const textsIn = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
    };
    const exists = (text: string): boolean => {
      const day = text.slice(0, 10);
      const start = Date.parse(day);
      // The 30th of February is read as a day of March.
      const isRead = !Number.isNaN(Date.parse(text)) && !Number.isNaN(start);
      return isRead && new Date(start).toISOString().startsWith(day);
    };
    const dated = examples().flatMap(({ place, example }) =>
      textsIn(example)
        .filter((text) => /^\d{4}-\d{2}-\d{2}(T|$)/.test(text))
        .map((text) => ({ place, text })),
    );
    expect(dated.length).toBeGreaterThan(100);
    expect(dated.filter(({ text }) => !exists(text))).toEqual([]);
  });
});
