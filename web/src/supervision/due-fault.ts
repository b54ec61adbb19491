import type { Problem } from '../api/problem';
import { fieldWords } from '../texts/problems';

/** What is wrong with the deadline that was named, in words. */
export function dueFault(problem: Problem | null): string | undefined {
  const fault = problem?.fields.find(({ path }) => path === 'dueAt');
  return fault === undefined ? undefined : fieldWords(fault);
}
