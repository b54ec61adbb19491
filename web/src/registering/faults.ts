import type { FieldProblem, Problem } from '../api/problem';
import { REGISTERING } from '../texts/registering';
import type { Registration } from './registration';

export type Faults = { readonly [field: string]: string | undefined };

/** What the server did not understand, by the field of the form in which it stands. */
export function faultsOf(problem: Problem | null, body: Registration): Faults {
  if (problem === null) return {};
  return Object.fromEntries(problem.fields.map((fault) => [fieldOf(fault, body), wordsOf(fault)]));
}

function fieldOf({ path }: FieldProblem, { parties = [] }: Registration): string {
  const party = /^parties\[(\d+)\]/.exec(path)?.[1];
  if (party === undefined) return { placeText: 'where', amountFen: 'amountYuan' }[path] ?? path;
  const isApplicant = parties[Number(party)]?.role === 'applicant';
  if (path.endsWith('phone')) return isApplicant ? 'applicantPhone' : 'respondentPhone';
  return isApplicant ? 'applicant' : 'respondent';
}

function wordsOf({ path, code }: FieldProblem): string {
  const { wrong, missing } = REGISTERING;
  if (code === 'place_or_contact') return missing.where;
  if (code === 'type_unknown') return wrong.type;
  if (path.endsWith('phone')) return wrong.phone;
  return path === 'amountFen' ? wrong.amount : wrong.other;
}
