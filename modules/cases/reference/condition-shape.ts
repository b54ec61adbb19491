import { FACT_CODES, NUMBER_CODES } from '../domain/fact-codes.js';
import { amount, isObject, like, list, oneOf, optional, problem, record, type Shape } from './shape.js';

/** Deeper than any rule that a person can still read. */
const MAX_DEPTH = 8;

const PARTY_ATTRIBUTES = ['minor', 'harmed', 'refuses_mediation', 'absconded'];

const LEAVES: Readonly<Record<string, Shape>> = {
  fact: oneOf(...FACT_CODES),
  typeIs: list(like(/^\d{2}(\d{2})?$/, 'a type code of two or four digits'), { least: 1 }),
  aPartyIs: list(oneOf(...PARTY_ATTRIBUTES), { least: 1 }),
  atLeast: record({ number: oneOf(...NUMBER_CODES), value: amount(), ifAbsent: optional(oneOf('no')) }),
};

/** The small expression language of rules and triggers; see `domain/condition.ts`. */
export const condition: Shape = (value, path) => nested(value, path, 0);

function nested(value: unknown, path: string, depth: number): ReturnType<Shape> {
  if (!isObject(value) || Object.keys(value).length !== 1) {
    return [
      problem(
        path,
        'is_condition',
        'Give an object with one of: all, any, not, fact, typeIs, aPartyIs, atLeast.',
      ),
    ];
  }
  if (depth > MAX_DEPTH) return [problem(path, 'too_deep', `Nest conditions at most ${MAX_DEPTH} deep.`)];
  const [key = '', inner] = Object.entries(value)[0] ?? [];
  const at = `${path}.${key}`;
  if (key === 'not') return nested(inner, at, depth + 1);
  if (key === 'all' || key === 'any')
    return list((each, where) => nested(each, where, depth + 1), { least: 1 })(inner, at);
  return LEAVES[key]?.(inner, at) ?? [problem(at, 'unknown_field', 'There is no such condition.')];
}
