/** The part of an OpenAPI schema that examples are chosen by. */
export interface ExampledSchema {
  type?: string;
  enum?: readonly unknown[];
  items?: ExampledSchema & { $ref?: string };
  nullable?: boolean;
  $ref?: string;
  allOf?: readonly unknown[];
  oneOf?: readonly unknown[];
  minimum?: number;
  properties?: Record<string, ExampledSchema>;
  example?: unknown;
}

const ID = '0198c0de-0000-7000-8000-000000000021';
const INSTANT = '2026-03-05T01:00:00.000Z';

/** What names say by convention (docs/adr and style: instants end in `At`, ids in `Id`, days in `On`). */
const BY_NAME: readonly (readonly [RegExp, unknown])[] = [
  [/(^id|Id)$/, ID],
  [/At$|^(at|from|to|asOf|since|until|validTo)$/, INSTANT],
  [/(By|Into|Of)$/, ID],
  [/On$|publishedThrough$/, '2026-12-31'],
  [/[Cc]ursor$/, 'WyIyMDI2LTAzLTA1Il0'],
  [/[Hh]ash$|^sha256$/, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
  [/[Nn]ame$|^title$|^label$/, '青羊区综治中心'],
  [
    /[Rr]eason$|[Nn]ote$|[Tt]ext$|^(error|detail|facts|measures|narrative)$/,
    '双方因楼道堆物发生争执，约定三日内清理',
  ],
  [/[Kk]ey$|^fingerprint$/, 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE='],
  [/[Rr]eference$|Password$|^json$/, 'J5101050020260305'],
  [/^(column|choice)$/, '编号'],
  [/[Dd]ocument$|^source$|[Bb]asis$/, '国办发明电〔2025〕7号'],
];

/**
 * Gives a property whose meaning its name tells already (an id, an instant, a switch) the example that convention has
 * for it; everything else must bring its own.
 * @returns undefined where convention says nothing
 */
export function conventionalExample(name: string, schema: ExampledSchema): unknown {
  if (schema.allOf !== undefined || schema.oneOf !== undefined) return undefined;
  if (schema.enum?.[0] !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'string':
      return BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'object':
      return {};
    case 'array': {
      const item =
        schema.items === undefined ? undefined : conventionalExample(name.replace(/s$/, ''), schema.items);
      return item === undefined ? undefined : [item];
    }
    default:
      return undefined;
  }
}
