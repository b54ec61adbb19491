import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import type { BoardFilter } from '../board-query';
import { ALL } from '../use-filter';

export type SavedView = Views['SavedViewView'];

/** Which view is chosen, in the address. */
export const CHOSEN = 'view';

/** The views that the reader may open: their own, and those that others share with them. */
export const viewsQuery = queryOptions({
  queryKey: ['board views'],
  queryFn: () => bodyOf(api.GET('/api/v1/board/views')),
  staleTime: 60_000,
});

/** What it narrows to, part by part. */
function narrowing({ filter }: SavedView): Readonly<Record<string, string>> {
  const entries = Object.entries<string | null>(filter);
  return Object.fromEntries(entries.flatMap(([part, value]) => (value === null ? [] : [[part, value]])));
}

/** The same as it is asked for. */
export function filterOf(view: SavedView): BoardFilter {
  return narrowing(view);
}

/** Where the board stands when it is opened. */
export function addressOf(view: SavedView): string {
  return new URLSearchParams({ [CHOSEN]: view.id, standing: ALL, ...narrowing(view) }).toString();
}

/** Whether two filters narrow to the same. */
export function isSame(one: BoardFilter, other: BoardFilter): boolean {
  const entries = Object.entries(one);
  return (
    entries.length === Object.keys(other).length &&
    entries.every(([part, value]) => other[part as keyof BoardFilter] === value)
  );
}
