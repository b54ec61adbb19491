import { InvalidInput } from '../../kernel/errors.js';

const KEYS_MAX = 1_000;
const DEPTH_MAX = 40;

/**
 * Refuses input whose shape no form of the product has: the libraries that read it compare every key of an object with every
 * other, and follow it as deep as it goes, so that one request of an allowed size could hold up everybody else.
 * @throws InvalidInput `too_many_fields`, `too_deep`
 */
export function requireOrdinaryShape(input: unknown): void {
  for (let layer = [input], depth = 0; layer.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) throw InvalidInput.at('', 'too_deep', `Nest no deeper than ${DEPTH_MAX} levels.`);
    layer = layer.flatMap(valuesOf);
  }
}

function valuesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const values: unknown[] = Object.values(value);
  if (values.length > KEYS_MAX && !Array.isArray(value))
    throw InvalidInput.at('', 'too_many_fields', `Give an object no more than ${KEYS_MAX} fields.`);
  return values;
}
