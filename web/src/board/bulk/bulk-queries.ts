import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf, type Views } from '../../api/client';
import { cursorOf, pageByPage } from '../../api/page-by-page';
import { Problem } from '../../api/problem';
import { bringWordsFor, leftWords } from '../../texts/problems';
import { whileSomebodyIsHere } from '../../app/presence';
import type { LongListSource } from '../../ui/long-list/use-long-list';

export type Bulk = Views['BulkActView'];
export type BulkRow = Views['BulkRowView'];
export type BulkKind = Bulk['act'];
/** Which lines of an act are looked at. */
export type Only = 'may' | 'refused' | null;

const FOLLOW_MS = 1_000;
/** Each look at lines is a row of the audit trail. */
const followRows = whileSomebodyIsHere(10_000);
const PAGE = 50;
const KEY = ['board', 'bulk'] as const;

export const isUnderWay = ({ state }: Pick<Bulk, 'state'>): boolean =>
  state === 'checking' || state === 'running';

/** One act, asked for again and again while it is worked off; the words of what was refused come along. */
export const bulkQuery = (id: string) =>
  queryOptions({
    queryKey: [...KEY, id],
    queryFn: async () => {
      const bulk = await bodyOf(api.GET('/api/v1/board/bulk-acts/{id}', { params: { path: { id } } }));
      for (const { status, code } of bulk.reasons) await bringWordsFor(new Problem(status, code, {}));
      return bulk;
    },
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnderWay(data) ? FOLLOW_MS : false),
  });

/** Its lines. */
export const rowsOf = (bulk: Bulk, only: Only): LongListSource<BulkRow> => ({
  queryKey: [...KEY, bulk.id, 'rows', only, bulk.state],
  ask: async (cursor, signal) => {
    const page = await bodyOf(
      api.GET('/api/v1/board/bulk-acts/{id}/rows', {
        params: {
          path: { id: bulk.id },
          query: { limit: PAGE, ...(only === null ? {} : { only }), ...cursorOf(cursor) },
        },
        signal,
      }),
    );
    for (const { problem } of page.items) {
      if (problem !== null) await bringWordsFor(new Problem(problem.status, problem.code, problem.facts));
    }
    return page;
  },
  keyOf: ({ place }) => String(place),
  refetchInterval: () => (isUnderWay(bulk) ? followRows() : false),
});

/** What one has done about many lines, the newest first. */
export const bulksQuery = pageByPage([...KEY, 'all'], (query) =>
  bodyOf(api.GET('/api/v1/board/bulk-acts', { params: { query } })),
);

/** Why a line is left as it is, in words. */
export const refusalWords = ({
  status,
  code,
  facts = {},
}: {
  readonly status: number;
  readonly code: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}): string => leftWords({ status, code, facts });

/** The page of one act; without its id, of all of them. */
export const bulkPath = (id?: string): string => (id === undefined ? '/board/bulk' : `/board/bulk?id=${id}`);
