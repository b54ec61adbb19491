import { assertNever } from '../../../src/kernel/assert-never.js';
import type { FactCode, NumberCode } from './fact-codes.js';
import type { FactReading } from './facts.js';
import { allOf, anyOf, notOf, type Truth } from './truth.js';

/** What may be recorded about one party and matters to a rule. */
export type PartyAttribute = 'minor' | 'harmed' | 'refuses_mediation' | 'absconded';

/** A small expression in JSON over facts, type, parties and numbers. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: FactCode }
  /** Type codes or prefixes: `10` covers `1001`. Unknown while no type is chosen. */
  | { readonly typeIs: readonly string[] }
  /** One party has all of these. Positive evidence only: what nobody recorded about a party says nothing. */
  | { readonly aPartyIs: readonly PartyAttribute[] }
  /** An absent number is unknown; with `ifAbsent: 'no'` it is positive evidence beside a fact that asks the question. */
  | { readonly atLeast: { readonly number: NumberCode; readonly value: number; readonly ifAbsent?: 'no' } };

/** Everything a condition may look at. */
export interface Circumstances {
  readonly typeCode: string | null;
  readonly facts: ReadonlyMap<FactCode, FactReading>;
  readonly numbers: Readonly<Partial<Record<NumberCode, number>>>;
  readonly parties: readonly { readonly attributes: readonly PartyAttribute[] }[];
}

/** The truth of a condition, with what would still have to be known, and what it rests on. */
export interface Evaluation {
  readonly truth: Truth;
  /** Leaves that are unknown and could still change the truth; empty unless the truth is unknown. */
  readonly missing: readonly (FactCode | NumberCode | 'type')[];
  /** Leaves that made it yes: codes, and `type:0106`, `party:minor`. Empty unless the truth is yes. */
  readonly because: readonly string[];
}

/** Evaluates in Kleene's logic. Pure; never throws. */
export function evaluate(condition: Condition, on: Circumstances): Evaluation {
  if ('all' in condition)
    return combine(
      condition.all.map((part) => evaluate(part, on)),
      allOf,
    );
  if ('any' in condition)
    return combine(
      condition.any.map((part) => evaluate(part, on)),
      anyOf,
    );
  if ('not' in condition) return negate(condition.not, on);
  return leaf(condition, on);
}

function combine(parts: readonly Evaluation[], join: (truths: readonly Truth[]) => Truth): Evaluation {
  const truth = join(parts.map((part) => part.truth));
  return {
    truth,
    missing: truth === 'unknown' ? [...new Set(parts.flatMap((part) => part.missing))] : [],
    because: truth === 'yes' ? [...new Set(parts.flatMap((part) => part.because))] : [],
  };
}

function negate(inner: Condition, on: Circumstances): Evaluation {
  const { truth, missing } = evaluate(inner, on);
  const negated = notOf(truth);
  return {
    truth: negated,
    missing,
    because: negated === 'yes' ? leavesOf(inner).map((code) => `not:${code}`) : [],
  };
}

/** All fact and number codes a condition mentions. */
export function leavesOf(condition: Condition): readonly (FactCode | NumberCode)[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('not' in condition) return leavesOf(condition.not);
  if ('fact' in condition) return [condition.fact];
  if ('atLeast' in condition) return [condition.atLeast.number];
  return [];
}

type Leaf = Exclude<
  Condition,
  { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }
>;

function leaf(condition: Leaf, on: Circumstances): Evaluation {
  if ('fact' in condition) {
    return settle(on.facts.get(condition.fact)?.value ?? 'unknown', condition.fact, condition.fact);
  }
  if ('typeIs' in condition)
    return settle(typeTruth(condition.typeIs, on.typeCode), 'type', `type:${on.typeCode}`);
  if ('aPartyIs' in condition) {
    const found = on.parties.some((party) =>
      condition.aPartyIs.every((each) => party.attributes.includes(each)),
    );
    return {
      truth: found ? 'yes' : 'no',
      missing: [],
      because: found ? condition.aPartyIs.map((each) => `party:${each}`) : [],
    };
  }
  if ('atLeast' in condition) {
    const { number, value, ifAbsent } = condition.atLeast;
    const counted = on.numbers[number];
    if (counted === undefined) return settle(ifAbsent ?? 'unknown', number, number);
    return settle(counted >= value ? 'yes' : 'no', number, `${number}=${counted}`);
  }
  return assertNever(condition);
}

function settle(truth: Truth, missing: FactCode | NumberCode | 'type', because: string): Evaluation {
  return { truth, missing: truth === 'unknown' ? [missing] : [], because: truth === 'yes' ? [because] : [] };
}

function typeTruth(prefixes: readonly string[], typeCode: string | null): Truth {
  if (typeCode === null) return 'unknown';
  return prefixes.some((prefix) => typeCode.startsWith(prefix)) ? 'yes' : 'no';
}
