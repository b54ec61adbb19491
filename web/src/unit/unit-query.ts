import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { cursorOf, pageByPage } from '../api/page-by-page';
import type { paths } from '../api/schema';
import { subjectPath } from '../app/paths';
import { whileSomebodyIsHere } from '../app/presence';

export type HandlerLoad = Views['HandlerLoadView'];
export type KeptLimit = Views['KeptLimitView'];

export type Window = 30 | 90;
type LimitsAsked = NonNullable<paths['/api/v1/agencies/{id}/limits']['get']['parameters']['query']>;
type EndedAsked = NonNullable<paths['/api/v1/agencies/{id}/limits-ended']['get']['parameters']['query']>;

/** The list that a figure is the length of. */
export type Traced =
  | { readonly of: 'limits'; readonly query: LimitsAsked }
  | { readonly of: 'limits-ended'; readonly query: EndedAsked };

/** A figure that somebody wants to see the cases of. */
export interface Opened {
  readonly title: string;
  readonly traced: Traced;
}

const REFRESH_MS = 30_000;
const AGENCY_PAGE = 200;
const AGENCIES_STALE_MS = 5 * 60_000;

/** All agencies below an area; nothing is asked where there is none. */
export const agenciesBelowQuery = (areaCode: string) =>
  queryOptions({
    queryKey: ['agencies', areaCode],
    queryFn: async () => {
      const agencies: Views['AgencyView'][] = [];
      let cursor: string | null = null;
      do {
        const query = { areaCode, limit: AGENCY_PAGE, ...cursorOf(cursor) };
        const page: Views['AgencyPageView'] = await bodyOf(
          api.GET('/api/v1/agencies', { params: { query } }),
        );
        agencies.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return agencies;
    },
    enabled: areaCode !== '',
    staleTime: AGENCIES_STALE_MS,
  });

export const loadQuery = (id: string) =>
  queryOptions({
    queryKey: ['unit', id, 'load'],
    queryFn: () => bodyOf(api.GET('/api/v1/agencies/{id}/load', { params: { path: { id } } })),
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

export const keptQuery = (id: string, days: Window) =>
  queryOptions({
    queryKey: ['unit', id, 'kept', days],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/agencies/{id}/limits-kept', { params: { path: { id }, query: { days } } })),
    placeholderData: keepPreviousData,
  });

export const overridesQuery = (id: string, days: Window) =>
  pageByPage(['unit', id, 'overrides', days], (page) => {
    const params = { path: { id }, query: { days, ...page } };
    return bodyOf(api.GET('/api/v1/agencies/{id}/guard-overrides', { params }));
  });

/** What the signed-in user was told is late, and nobody has taken up. */
export const escalationsQuery = {
  ...pageByPage(['me', 'escalations'], (query) =>
    bodyOf(api.GET('/api/v1/escalations', { params: { query } })),
  ),
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
};

/** A line of a list that a figure opens. */
export interface TracedLine {
  readonly key: string;
  readonly path: string;
  readonly caseNumber: string | null;
  readonly typeName: string | null;
  readonly words: string;
  readonly handlerName: string | null;
  readonly deadlineAt: string | null;
  /** Of the calendar it counts in; null, or left out, where nights and weekends count too. */
  readonly hoursOf?: string | null;
  /** When it was answered; null while it has not been. */
  readonly endedAt: string | null;
}

export const tracedQuery = (id: string, traced: Traced) =>
  pageByPage(['unit', id, traced], async (page) => {
    const path = { id };
    if (traced.of === 'limits') {
      const query = { ...traced.query, ...page };
      const { items, nextCursor } = await bodyOf(
        api.GET('/api/v1/agencies/{id}/limits', { params: { path, query } }),
      );
      const lines = items.map((line) => ({ ...line, key: line.id, handlerName: line.handler?.name ?? null }));
      return { lines: lines.map((line) => lineOf({ ...line, endedAt: null })), nextCursor };
    }
    const { items, nextCursor } = await bodyOf(
      api.GET('/api/v1/agencies/{id}/limits-ended', {
        params: { path, query: { ...traced.query, ...page } },
      }),
    );
    return {
      lines: items.map((line) => lineOf({ ...line, key: `${line.clockId} ${line.cycle}` })),
      nextCursor,
    };
  });

type Known = Omit<TracedLine, 'path'> & {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
};

function lineOf({ subjectType, subjectId, caseId, ...line }: Known): TracedLine {
  return { ...line, path: subjectPath({ subjectType, subjectId, caseId }) };
}
