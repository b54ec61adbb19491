import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../api/client';
import { cursorOf } from '../api/page-by-page';
import type { paths } from '../api/schema';
import { whileSomebodyIsHere } from '../app/presence';
import type { LongListSource } from '../ui/long-list/use-long-list';

export type BoardLine = Views['BoardLineView'];
export type BoardNumbers = Views['BoardNumbersView'];
export type UnitNumbers = Views['UnitNumbersView'];
type Query = NonNullable<paths['/api/v1/board/lines']['get']['parameters']['query']>;
type UnitQuery = NonNullable<paths['/api/v1/agencies/{id}/limits']['get']['parameters']['query']>;
export type Standing = NonNullable<Query['standing']>;

/** What of the board is looked at; what is left out is not narrowed. */
export type BoardFilter = Pick<Query, 'standing' | 'areaId' | 'agencyId' | 'typeCode' | 'risk'>;
/** The same of the board of one agency. */
export type UnitFilter = Pick<UnitQuery, 'standing' | 'handler' | 'typeCode' | 'risk'>;

const PAGE = 50;
const REFRESH_MS = 10_000;

/** Everything of the board, for whoever has changed it. */
export const BOARD_KEY = ['board'] as const;

const idOf = ({ id }: BoardLine): string => id;

/** The lines, what does most harm first; kept up to date by itself. */
export const linesOf = (filter: BoardFilter): LongListSource<BoardLine> => ({
  queryKey: [...BOARD_KEY, 'lines', filter],
  ask: (cursor, signal) =>
    bodyOf(
      api.GET('/api/v1/board/lines', {
        params: { query: { ...filter, limit: PAGE, ...cursorOf(cursor) } },
        signal,
      }),
    ),
  keyOf: idOf,
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

/** The same of one agency. */
export const unitLinesOf = (id: string, filter: UnitFilter): LongListSource<BoardLine> => ({
  queryKey: [...BOARD_KEY, 'unit lines', id, filter],
  ask: (cursor, signal) =>
    bodyOf(
      api.GET('/api/v1/agencies/{id}/limits', {
        params: { path: { id }, query: { ...filter, limit: PAGE, ...cursorOf(cursor) } },
        signal,
      }),
    ),
  keyOf: idOf,
  refetchInterval: whileSomebodyIsHere(REFRESH_MS),
});

/** How many lines stand how, and what those that are asked for may be narrowed to. */
export const numbersQuery = (filter: BoardFilter) =>
  queryOptions({
    queryKey: [...BOARD_KEY, 'numbers', filter],
    queryFn: () => bodyOf(api.GET('/api/v1/board/numbers', { params: { query: filter } })),
    placeholderData: keepPreviousData,
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });

/** The same of one agency. */
export const unitNumbersQuery = (id: string, filter: UnitFilter) =>
  queryOptions({
    queryKey: [...BOARD_KEY, 'unit numbers', id, filter],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/agencies/{id}/limit-numbers', { params: { path: { id }, query: filter } })),
    placeholderData: keepPreviousData,
    refetchInterval: whileSomebodyIsHere(REFRESH_MS),
  });
