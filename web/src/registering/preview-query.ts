import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { command } from '../api/command-key';
import { asProblem } from '../api/problem';
import type { Ranked } from '../sending/sending';
import type { Registration } from './registration';

/** What the rules, the register and the ranking say of what is being typed. */
export interface Preview {
  readonly checks: Views['PreviewView'];
  readonly ranked: Ranked;
  /** Seconds until people are looked for again; null while they are. */
  readonly restsSeconds: number | null;
}

const MIN_WORDS = 4;
let restsUntil = 0;

/** Asked of what stood still for a moment; the last answer stands until the next has come, and goes with the words that it was about. */
export const previewQuery = (body: Registration) =>
  queryOptions({
    queryKey: ['registration', 'preview', body],
    queryFn: () => look(body),
    enabled: body.narrative.length >= MIN_WORDS,
    placeholderData: (last: Preview | undefined) => (body.narrative.length >= MIN_WORDS ? last : undefined),
    staleTime: 60_000,
    gcTime: 60_000,
  });

/** Where so many people were asked after within the hour, it goes on without them. */
async function look(body: Registration): Promise<Preview> {
  if (Date.now() < restsUntil) return ask(withoutPeople(body), restsSeconds());
  try {
    return await ask(body, null);
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code !== 'previews_used_up') throw error;
    restsUntil = Date.now() + (problem.retryAfterSeconds ?? 60) * 1000;
    return ask(withoutPeople(body), restsSeconds());
  }
}

function restsSeconds(): number {
  return Math.ceil((restsUntil - Date.now()) / 1000);
}

function withoutPeople({ parties: _, ...rest }: Registration): Registration {
  return rest;
}

async function ask(body: Registration, rests: number | null): Promise<Preview> {
  const [checks, ranked] = await Promise.all([
    bodyOf(api.POST('/api/v1/cases/preview', { params: { header: command() }, body })),
    bodyOf(api.POST('/api/v1/cases/preview/routing-suggestions', { params: { header: command() }, body })),
  ]);
  return { checks, ranked, restsSeconds: rests };
}
