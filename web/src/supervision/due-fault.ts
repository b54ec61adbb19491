import type { Problem } from '../api/problem';
import { fieldWords } from '../texts/problems';

/** What is wrong with the deadline that was named, in words. */
export function dueFault(problem: Problem | null, at = 'dueAt'): string | undefined {
  const fault = problem?.fields.find(({ path }) => path === at);
  return fault === undefined ? undefined : fieldWords(fault);
}
