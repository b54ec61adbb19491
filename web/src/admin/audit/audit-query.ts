import { chinaInstant } from '../../../../src/kernel/china-time';
import { api, bodyOf, type Views } from '../../api/client';
import { pageByPage } from '../../api/page-by-page';
import { endOfChinaDay } from '../parts/china-day';

export type AuditRow = Views['AuditRowView'];

/** What is looked for; all conditions together, those left empty are none. Days are `YYYY-MM-DD`, both included. */
export interface AuditSearch {
  readonly number?: string;
  readonly actor?: string;
  readonly action?: string;
  readonly from?: string;
  readonly to?: string;
  readonly subjectId?: string;
}

/** @param search null as long as nobody asked: each search is on record itself, so that none is made for nothing */
export const auditQuery = (search: AuditSearch | null) => ({
  ...pageByPage(['admin', 'audit', search], (page) =>
    bodyOf(api.GET('/api/v1/audit', { params: { query: { ...queryOf(search ?? {}), ...page } } })),
  ),
  enabled: search !== null,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  refetchOnWindowFocus: false,
});

/** A field that nobody touched comes undefined out of the form. */
function queryOf({ from, to, ...search }: AuditSearch) {
  const given = Object.entries(search).filter(([, value]) => isGiven(value));
  return {
    ...(Object.fromEntries(given) as Omit<AuditSearch, 'from' | 'to'>),
    ...(isGiven(from) ? { from: chinaInstant(from).toISOString() } : {}),
    ...(isGiven(to) ? { to: endOfChinaDay(to) } : {}),
  };
}

function isGiven(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}
