import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseSource } from '../store/case-row.js';
import { findingOf, MAY_FIND } from '../sight-in-sql.js';
import type { CaseInListView } from './case-list.view.js';
import {
  EARLIEST_DEADLINE,
  LISTED_COLUMNS,
  LISTED_JOINS,
  type ListedRow,
  toListView,
} from './listed-case.js';

/** What a list is narrowed to; null where it is not. */
export interface CaseFilter {
  readonly state: string | null;
  /** A type, or a first-level type with all below it. */
  readonly typeCode: string | null;
  readonly risk: string | null;
  /** Held by it. */
  readonly agencyId: string | null;
  readonly source: CaseSource | null;
  /** Registered at or after this instant. */
  readonly from: Date | null;
  /** Registered before this instant. */
  readonly before: Date | null;
  /** In this area or below. */
  readonly areaPath: string | null;
  readonly handlerUserId: string | null;
}

export const CASE_ORDERS = ['newest', 'deadline'] as const;
/** The newest first, or what expires first. */
export type CaseOrder = (typeof CASE_ORDERS)[number];

/** The place of a row in its list: when it was registered or expires (null: nothing runs), and its id. */
export interface PlaceInList {
  readonly at: string | null;
  readonly id: string;
}

export interface CaseListing {
  readonly filter: CaseFilter;
  readonly order: CaseOrder;
  readonly after: PlaceInList | null;
  readonly limit: number;
}

/** Each filter with its condition, `$?` being its value. Only those asked for stand in the statement: so indexes serve them. */
const CONDITION: Readonly<Record<keyof CaseFilter, string>> = {
  state: 'c.state = $?',
  typeCode: `c.type_code like $? || '%'`,
  risk: 'c.risk = $?',
  agencyId: 'c.custodian_agency_id = $?',
  source: 'c.source = $?',
  from: 'c.registered_at >= $?',
  before: 'c.registered_at < $?',
  areaPath: 'c.area_path <@ $?::ltree',
  handlerUserId: 'c.handler_user_id = $?',
};
const FILTERS = Object.keys(CONDITION) as (keyof CaseFilter)[];

/** A row stands at `at`: the page is cut by it before anything else of its rows is read. */
const ORDER = {
  newest: { from: 'dispute_case c', at: 'c.registered_at', direction: 'desc', comesAfter: '<' },
  deadline: {
    from: `dispute_case c cross join lateral (select coalesce((${EARLIEST_DEADLINE}), 'infinity') as at) due`,
    at: 'due.at',
    direction: 'asc',
    comesAfter: '>',
  },
} as const;

/**
 * Only what the actor may see. By deadline, the closed ones are left out unless they are asked for: nothing is owed there
 * but visits. Merged cases are found by search and by their old number.
 */
export async function listCases(
  tx: Tx,
  actor: Actor,
  { filter, order, after, limit }: CaseListing,
): Promise<CaseInListView[]> {
  const { from, at, direction, comesAfter } = ORDER[order];
  const values: unknown[] = [...findingOf(actor)];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    MAY_FIND,
    'c.merged_into is null',
    ...(order === 'deadline' && filter.state === null ? [`c.state <> 'closed'`] : []),
    ...FILTERS.filter((name) => filter[name] !== null).map((name) =>
      CONDITION[name].replace('$?', () => given(filter[name])),
    ),
  ];
  if (after !== null) {
    const place = `(${given(after.at ?? 'infinity')}::timestamptz, ${given(after.id)}::uuid)`;
    conditions.push(`(${at}, c.id) ${comesAfter} ${place}`);
  }
  const rows = await tx.query<ListedRow>(
    `with page as (select c.id, ${at} as at from ${from} where ${conditions.join(' and ')}
       order by ${at} ${direction}, c.id ${direction} limit ${given(limit)})
     select ${LISTED_COLUMNS} from page join dispute_case c on c.id = page.id ${LISTED_JOINS}
     order by page.at ${direction}, c.id ${direction}`,
    values,
  );
  return rows.map(toListView);
}
