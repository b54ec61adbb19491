import { bringWordsFor } from '../texts/problems';

/** One field that was not understood, as `invalid_input` names it. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly detail?: string;
}

/** What the server answered instead of what was asked for: its stable code, and whatever facts go with it. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly facts: Readonly<Record<string, unknown>>,
  ) {
    super(`${status} ${code}`);
  }

  get fields(): readonly FieldProblem[] {
    return Array.isArray(this.facts['problems']) ? (this.facts['problems'] as FieldProblem[]) : [];
  }

  /** Seconds after which the same may be sent again; null where the server does not say. */
  get retryAfterSeconds(): number | null {
    const seconds = this.facts['retryAfterSeconds'];
    return typeof seconds === 'number' ? seconds : null;
  }
}

/** It is not there for whoever asked, or not any more: what was read of it is not theirs to go on reading. */
export function isShut(error: unknown): boolean {
  return error instanceof Problem && (error.status === 403 || error.status === 404);
}

/** The server could not be reached, or its answer did not come whole. */
export const UNREACHABLE = 'unreachable';

/** As it is said to people: the words of its code have come along, or could not. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const problem = new Problem(response.status, typeof body['code'] === 'string' ? body['code'] : 'unknown', {
    ...body,
    ...(Number.isFinite(retryAfter) ? { retryAfterSeconds: retryAfter } : {}),
  });
  await bringWordsFor(problem);
  return problem;
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, UNREACHABLE, {});
}
