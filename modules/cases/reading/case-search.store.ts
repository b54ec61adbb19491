import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { formatCaseNumber } from '../domain/case-number.js';
import { findingOf, MAY_FIND } from '../sight-in-sql.js';
import type { CaseInListView } from './case-list.view.js';
import { LISTED_COLUMNS, LISTED_JOINS, type ListedRow, toListView } from './listed-case.js';

const FOUND_AT_MOST = 50;

/** Which of the parties' or the case's keys must fit; exactly one of these is asked at a time. */
export type SearchKey =
  | { readonly by: 'number'; readonly pattern: string }
  | { readonly by: 'serial'; readonly sequence: number }
  | { readonly by: 'source_reference'; readonly pattern: string }
  | { readonly by: 'phone' | 'document'; readonly index: string }
  | { readonly by: 'words'; readonly pattern: string; readonly nameIndex: string };

const CONDITION: Readonly<Record<SearchKey['by'], string>> = {
  number: 'c.number like $4',
  serial: 'c.number = any($4)',
  source_reference: 'upper(c.source_reference) like $4',
  phone: 'c.id in (select p.case_id from party p where p.phone_index = $4)',
  document: 'c.id in (select p.case_id from party p where p.document_index = $4)',
  words: `((c.narrative || ' ' || coalesce(c.place_text, '')) ilike $4
    or c.id in (select p.case_id from party p where p.name ilike $4 or p.name_index = $5))`,
};

/** Only what the actor may see, the newest first, at most 50. */
export async function searchCases(tx: Tx, actor: Actor, key: SearchKey): Promise<CaseInListView[]> {
  const rows = await tx.query<ListedRow>(
    `select ${LISTED_COLUMNS} from dispute_case c ${LISTED_JOINS} where ${MAY_FIND} and ${CONDITION[key.by]}
     order by c.registered_at desc, c.id desc limit ${FOUND_AT_MOST}`,
    [...findingOf(actor), ...(await valuesOf(tx, key))],
  );
  return rows.map(toListView);
}

async function valuesOf(tx: Tx, key: SearchKey): Promise<readonly unknown[]> {
  switch (key.by) {
    case 'number':
    case 'source_reference':
      return [key.pattern];
    case 'serial':
      return [await numbersWith(tx, key.sequence)];
    case 'phone':
    case 'document':
      return [key.index];
    case 'words':
      return [key.pattern, key.nameIndex];
  }
}

/** The numbers that end in a sequence, one for each station and year that got so far: each is then found by its index. */
async function numbersWith(tx: Tx, sequence: number): Promise<string[]> {
  const counters = await tx.query<{ stationName: string; year: number }>(
    'select station_name as "stationName", year from case_number_counter where last >= $1',
    [sequence],
  );
  return counters.map((counter) => formatCaseNumber({ ...counter, sequence }));
}
