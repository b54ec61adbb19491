import { InvalidInput, type FieldProblem } from '../../../src/kernel/errors.js';

/** Reads a value found at a path and tells what is wrong with it; an empty list means that it fits. */
export type Shape = (value: unknown, path: string) => readonly FieldProblem[];

/** @throws InvalidInput with every problem at once */
export function requireShape(shape: Shape, value: unknown, path: string): void {
  const problems = shape(value, path);
  if (problems.length > 0) throw new InvalidInput(problems);
}

export const text: Shape = (value, path) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 2000
    ? []
    : [{ path, code: 'is_text', message: 'Give a text of 1 to 2000 characters.' }];

export const flag: Shape = (value, path) =>
  typeof value === 'boolean' ? [] : [{ path, code: 'is_boolean', message: 'Give true or false.' }];

/** A number from `least` up. */
export function amount(least = 0): Shape {
  return (value, path) =>
    typeof value === 'number' && Number.isFinite(value) && value >= least
      ? []
      : [{ path, code: 'is_number', message: `Give a number from ${least}.` }];
}

export const percent: Shape = (value, path) =>
  typeof value === 'number' && value >= 0 && value <= 100
    ? []
    : [{ path, code: 'is_percent', message: 'Give a number from 0 to 100.' }];

export function oneOf(...choices: readonly string[]): Shape {
  return (value, path) =>
    typeof value === 'string' && choices.includes(value)
      ? []
      : [{ path, code: 'is_in', message: `Give one of: ${choices.join(', ')}.` }];
}

/** A text of this form, told in words. */
export function like(form: RegExp, words: string): Shape {
  return (value, path) =>
    typeof value === 'string' && form.test(value)
      ? []
      : [{ path, code: 'matches', message: `Give ${words}.` }];
}

export function nullable(shape: Shape): Shape {
  return (value, path) => (value === null ? [] : shape(value, path));
}

/** A property that may be left out. */
export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? [] : shape(value, path));
}

export function list(of: Shape, { least = 0 }: { readonly least?: number } = {}): Shape {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < least || value.length > 2000) {
      return [{ path, code: 'is_array', message: `Give a list of at least ${least} entries.` }];
    }
    return value.flatMap((each, index) => of(each, `${path}[${index}]`));
  };
}

/** An object with exactly these properties. */
export function record(properties: Readonly<Record<string, Shape>>): Shape {
  return (value, path) => {
    if (!isObject(value)) return [{ path, code: 'is_object', message: 'Give an object.' }];
    const unknown = Object.keys(value).filter((key) => !(key in properties));
    return [
      ...unknown.map((key) => problem(`${path}.${key}`, 'unknown_field', 'There is no such property.')),
      ...Object.entries(properties).flatMap(([key, shape]) => shape(value[key], `${path}.${key}`)),
    ];
  };
}

/** Further demands on a value whose form is right already. */
export function and<Value>(
  shape: Shape,
  demand: (value: Value, path: string) => readonly FieldProblem[],
): Shape {
  return (value, path) => {
    const problems = shape(value, path);
    return problems.length > 0 ? problems : demand(value as Value, path);
  };
}

export function problem(path: string, code: string, message: string): FieldProblem {
  return { path, code, message };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
