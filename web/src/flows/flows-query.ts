import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { pageByPage } from '../api/page-by-page';
import type { paths } from '../api/schema';
import { whileSomebodyIsHere } from '../app/presence';

export type HeldLoad = Views['HeldLoadView'];
export type Wait = Views['WaitView'];
export type Flow = Views['FlowView'];
export type DutyRuling = Views['DutyRulingView'];
export type Subject = Views['HeldSubjectView'];
export type Days = 30 | 90;

type HeldAsked = NonNullable<paths['/api/v1/flows/held']['get']['parameters']['query']>;
type MovesAsked = NonNullable<paths['/api/v1/flows/moves']['get']['parameters']['query']>;

/** The list that a figure is the length of. */
export type Rows =
  { readonly of: 'held'; readonly query: HeldAsked } | { readonly of: 'moves'; readonly query: MovesAsked };

/** A figure that somebody wants to see the rows of. */
export interface OpenedRows {
  readonly title: string;
  readonly rows: Rows;
}

const REFRESH_MS = 30_000;
const KEY = ['flows'] as const;

export const loadQuery = queryOptions({
  queryKey: [...KEY, 'load'],
  queryFn: () => bodyOf(api.GET('/api/v1/flows/load')),
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

export const peopleQuery = (agencyId: string) =>
  queryOptions({
    queryKey: [...KEY, 'load', agencyId],
    queryFn: () => bodyOf(api.GET('/api/v1/flows/load/people', { params: { query: { agencyId } } })),
  });

export const waitsQuery = queryOptions({
  queryKey: [...KEY, 'waits'],
  queryFn: () => bodyOf(api.GET('/api/v1/flows/waits')),
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

export const movesQuery = (days: Days) =>
  queryOptions({
    queryKey: [...KEY, 'moves', days],
    queryFn: () => bodyOf(api.GET('/api/v1/flows', { params: { query: { days } } })),
    placeholderData: keepPreviousData,
  });

export const dutyGapsQuery = queryOptions({
  queryKey: [...KEY, 'duty'],
  queryFn: () => bodyOf(api.GET('/api/v1/flows/duty-gaps')),
});

export const RULINGS_KEY = [...KEY, 'rulings'] as const;

export const rulingsQuery = (standing: '' | 'in_force' | 'ended') =>
  pageByPage([...RULINGS_KEY, standing], (page) => {
    const query = { ...(standing === '' ? {} : { standing }), ...page };
    return bodyOf(api.GET('/api/v1/duty-rulings', { params: { query } }));
  });

/** A row of a list that a figure opens. */
export interface Row {
  readonly id: string;
  readonly subject: Subject | null;
  readonly words: string;
  readonly small: string | null;
  /** What still runs; null where something is over. */
  readonly limit: { readonly deadlineAt: string | null; readonly hoursOf: string | null } | null;
  readonly at: string | null;
  /** Codes of what happened and why, where it is that. */
  readonly move: { readonly kind: string; readonly reason: string | null } | null;
}

export const rowsQuery = ({ of, query }: Rows) =>
  pageByPage([...KEY, 'rows', of, query], async (page) => {
    if (of === 'held') {
      const { items, nextCursor } = await bodyOf(
        api.GET('/api/v1/flows/held', { params: { query: { ...query, ...page } } }),
      );
      return { rows: items.map(heldRow), nextCursor };
    }
    const { items, nextCursor } = await bodyOf(
      api.GET('/api/v1/flows/moves', { params: { query: { ...query, ...page } } }),
    );
    return { rows: items.map(movedRow), nextCursor };
  });

function heldRow(line: Views['HeldLineView']): Row {
  const { id, subject, words, agencyName, handlerName, deadlineAt, hoursOf } = line;
  const small = [agencyName, handlerName].filter(Boolean).join(' · ');
  return { id, subject, words, small, limit: { deadlineAt, hoursOf }, at: null, move: null };
}

function movedRow({ id, subject, fromName, toName, at, kind, reason }: Views['MoveView']): Row {
  return {
    id,
    subject,
    words: `${fromName} → ${toName}`,
    small: null,
    limit: null,
    at,
    move: { kind, reason },
  };
}
