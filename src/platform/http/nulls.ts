import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  type?: string;
  nullable?: boolean;
  enum?: unknown[];
  allOf?: object[];
  oneOf?: object[];
}

/** Takes null and nothing else, as OpenAPI 3.0 can say it. */
const NULL_ALONE = { type: 'object', nullable: true, enum: [null] } as const;

/**
 * What may be null accepts it by all its words: in OpenAPI 3.0 `nullable` widens the `type` beside it and neither an `enum`
 * nor what an `allOf` refers to, so that strict readers refused the null the generator meant.
 */
export function withNullsAccepted(document: OpenAPIObject): OpenAPIObject {
  visit(document.components?.schemas);
  return document;
}

function visit(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  accept(node);
  for (const below of Object.values(node)) visit(below);
}

function accept(schema: Schema): void {
  if (schema.nullable !== true) return;
  if (Array.isArray(schema.enum) && !schema.enum.includes(null)) schema.enum = [...schema.enum, null];
  if (!Array.isArray(schema.allOf)) return;
  schema.oneOf = [...schema.allOf, NULL_ALONE];
  delete schema.allOf;
  delete schema.type;
  delete schema.nullable;
}
