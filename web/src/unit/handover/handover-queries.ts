import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { pageByPage } from '../../api/page-by-page';
import { HANDOVER } from '../../texts/handover';

export type HeldRow = Views['HeldRowView'];
export type Handover = Views['QueueHandoverView'];
export type PlannedRow = Views['PlannedRowView'];

const FOLLOW_MS = 1_000;

/** What one person of an agency has. */
export const heldQuery = (id: string, userId: string) =>
  queryOptions({
    queryKey: ['unit', id, 'held', userId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/agencies/{id}/held-work', { params: { path: { id }, query: { userId } } })),
  });

/** One hand-over, asked for again and again for as long as rows wait. */
export const handoverQuery = (id: string) =>
  queryOptions({
    queryKey: ['unit', 'handover', id],
    queryFn: () => bodyOf(api.GET('/api/v1/queue-handovers/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data?.endedAt == null ? FOLLOW_MS : false),
  });

/** The rows that stayed, and why. */
export const keptQuery = (id: string) =>
  pageByPage(['unit', 'handover', id, 'kept'], (page) =>
    bodyOf(
      api.GET('/api/v1/queue-handovers/{id}/rows', {
        params: { path: { id }, query: { result: 'kept', ...page } },
      }),
    ),
  );

/** What an agency has handed over, the newest first. */
export const handoversQuery = (id: string) =>
  pageByPage(['unit', id, 'handovers'], (query) =>
    bodyOf(api.GET('/api/v1/agencies/{id}/queue-handovers', { params: { path: { id }, query } })),
  );

/** Why a row stays, in words. */
export function reasonWords(code: string | null, handlerName: string | null = null): string {
  const reason = HANDOVER.reasons[code ?? ''] ?? HANDOVER.otherReason;
  return handlerName === null ? reason : HANDOVER.nowWith(reason, handlerName);
}

/** The page where somebody's work is handed over; without a person, what was handed over before. */
export function handoverPath(agencyId: string, userId?: string): string {
  const path = `/unit/hand-over?agency=${agencyId}`;
  return userId === undefined ? path : `${path}&from=${userId}`;
}
