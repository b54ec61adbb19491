import { InvalidInput } from '../../kernel/errors.js';

const KEYS_MAX = 1_000;
const ITEMS_MAX = 1_000;
const VALUES_MAX = 50_000;
const DEPTH_MAX = 40;

/**
 * Refuses input whose shape no form of the product has: the libraries that read it compare every key of an object and every item of
 * a list with every other, look into all of them before they say that there are too many, and follow them as deep as they go, so
 * that one request of an allowed size could hold up everybody else.
 * @throws InvalidInput `not_an_object`, `too_many_fields`, `too_many_items`, `too_many_values`, `too_deep`
 */
export function requireOrdinaryShape(input: unknown): void {
  if (Array.isArray(input)) throw InvalidInput.at('', 'not_an_object', 'Give one object, not a list.');
  let values = 0;
  for (let layer = [input], depth = 0; layer.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) throw InvalidInput.at('', 'too_deep', `Nest no deeper than ${DEPTH_MAX} levels.`);
    values += layer.length;
    if (values > VALUES_MAX)
      throw InvalidInput.at('', 'too_many_values', `Give no more than ${VALUES_MAX} values at once.`);
    layer = layer.flatMap(valuesOf);
  }
}

function valuesOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const values: unknown[] = Object.values(value);
  if (Array.isArray(value)) {
    if (values.length > ITEMS_MAX)
      throw InvalidInput.at('', 'too_many_items', `Give a list no more than ${ITEMS_MAX} items.`);
  } else if (values.length > KEYS_MAX)
    throw InvalidInput.at('', 'too_many_fields', `Give an object no more than ${KEYS_MAX} fields.`);
  return values;
}
