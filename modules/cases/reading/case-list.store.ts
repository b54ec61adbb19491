import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { maskName } from '../domain/masking.js';
import { MAY_SEE, sightOf } from '../sight-in-sql.js';
import { iso } from './case-views.js';
import type { CaseInListView } from './case-list.view.js';

interface ListedRow extends Omit<CaseInListView, 'parties' | 'deadlineAt' | 'registeredAt'> {
  readonly deadlineAt: Date | null;
  readonly registeredAt: Date;
  readonly parties: readonly {
    readonly name: string | null;
    readonly kind: 'person' | 'organisation';
    readonly isMinor: boolean;
  }[];
}

const SELECT = `
select c.id, c.number, c.version, c.state, c.legal_track as "legalTrack", c.lane, c.risk, c.type_code as "typeCode",
  t.name as "typeName", c.narrative, c.place_text as "placeText", k.name as "custodianAgency",
  c.custodian_agency_id as "custodianAgencyId", c.outcome, c.merged_into as "mergedInto",
  c.registered_at as "registeredAt",
  (select min(clock.deadline_at) from clock where clock.subject_id = c.id and clock.state = 'running') as "deadlineAt",
  coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'kind', p.kind, 'isMinor', p.is_minor) order by p.position)
    from party p where p.case_id = c.id), '[]') as parties
from dispute_case c join agency k on k.id = c.custodian_agency_id left join dispute_type t on t.code = c.type_code`;

export interface CaseFilter {
  readonly state: string | null;
  readonly typeCode: string | null;
  readonly risk: string | null;
  readonly agencyId: string | null;
  readonly after: { readonly registeredAt: string; readonly id: string } | null;
  readonly limit: number;
}

/** The newest first; merged cases are found by search and by their old number. */
export async function listCases(tx: Tx, actor: Actor, filter: CaseFilter): Promise<CaseInListView[]> {
  const rows = await tx.query<ListedRow>(
    `${SELECT}
     where ${MAY_SEE} and c.merged_into is null
       and ($3::text is null or c.state = $3) and ($4::text is null or c.type_code like $4 || '%')
       and ($5::text is null or c.risk = $5) and ($6::uuid is null or c.custodian_agency_id = $6)
       and ($7::timestamptz is null or (c.registered_at, c.id) < ($7, $8::uuid))
     order by c.registered_at desc, c.id desc limit $9`,
    [
      ...sightOf(actor),
      filter.state,
      filter.typeCode,
      filter.risk,
      filter.agencyId,
      filter.after?.registeredAt ?? null,
      filter.after?.id ?? null,
      filter.limit,
    ],
  );
  return rows.map(toView);
}

const FOUND_AT_MOST = 50;

/** Which of the parties' or the case's keys must fit; exactly one of these is asked at a time. */
export type SearchKey =
  | { readonly by: 'number'; readonly pattern: string }
  | { readonly by: 'phone' | 'document'; readonly index: string }
  | { readonly by: 'words'; readonly pattern: string; readonly nameIndex: string };

const CONDITION = {
  number: 'c.number like $3',
  phone: 'c.id in (select p.case_id from party p where p.phone_index = $3)',
  document: 'c.id in (select p.case_id from party p where p.document_index = $3)',
  words: `((c.narrative || ' ' || coalesce(c.place_text, '')) ilike $3
    or c.id in (select p.case_id from party p where p.name ilike $3 or p.name_index = $4))`,
} as const;

/** Only what the actor may see, the newest first, at most 50. */
export async function searchCases(tx: Tx, actor: Actor, key: SearchKey): Promise<CaseInListView[]> {
  const sql = `${SELECT} where ${MAY_SEE} and ${CONDITION[key.by]} order by c.registered_at desc, c.id desc limit ${FOUND_AT_MOST}`;
  const values =
    key.by === 'words' ? [key.pattern, key.nameIndex] : [key.by === 'number' ? key.pattern : key.index];
  return (await tx.query<ListedRow>(sql, [...sightOf(actor), ...values])).map(toView);
}

function toView({ parties, deadlineAt, registeredAt, ...row }: ListedRow): CaseInListView {
  return {
    ...row,
    parties: parties.map(({ name, kind, isMinor }) => maskName({ name: name ?? '', kind, isMinor })),
    deadlineAt: iso(deadlineAt),
    registeredAt: registeredAt.toISOString(),
  };
}
