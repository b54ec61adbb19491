import { Problem } from '../../api/problem';
import type { ReferenceDocument } from './reference-queries';

export interface LegalSource {
  readonly source: string;
  readonly article: string;
  readonly mark: string;
}

/** One entry of the taxonomy. */
export interface DisputeType {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly leadAgencyKinds: readonly string[];
  readonly supportingAgencyKinds: readonly string[];
  readonly expertFields: readonly string[];
  readonly legalAnchor: readonly LegalSource[];
  readonly policeSubType: string;
  readonly civilCausePart: string | null;
  readonly governanceType: string;
}

export function typesOf({ definition }: ReferenceDocument): readonly DisputeType[] {
  return definition as unknown as readonly DisputeType[];
}

/** The taxonomy with this entry in the place of the one of its code, or among its neighbours where it is new. */
export function withType(types: readonly DisputeType[], type: DisputeType): readonly DisputeType[] {
  if (types.some(({ code }) => code === type.code))
    return types.map((one) => (one.code === type.code ? type : one));
  return [...types, type].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The taxonomy without an entry and those below it. */
export function withoutType(types: readonly DisputeType[], code: string): readonly DisputeType[] {
  return types.filter((type) => type.code !== code && type.parentCode !== code);
}

/** The next code that is free below a first-level entry, or on the first level. */
export function nextCode(types: readonly DisputeType[], parentCode: string | null): string {
  const taken = types
    .filter((type) => type.parentCode === parentCode)
    .map(({ code }) => Number(code.slice(-2)));
  const next = Math.max(0, ...taken.filter((number) => number < 99)) + 1;
  return `${parentCode ?? ''}${String(next).padStart(2, '0')}`;
}

/** What is wrong with one entry of a document, told of the entry alone: its form knows nothing of the others. */
export function problemOfEntry(problem: Problem, index: number): Problem {
  const place = `definition[${index}].`;
  const problems = problem.fields.map((field) => ({
    ...field,
    path: field.path.startsWith(place) ? field.path.slice(place.length) : field.path,
  }));
  return new Problem(problem.status, problem.code, { ...problem.facts, problems });
}
