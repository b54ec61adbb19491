import type { Tx } from '../../../src/platform/database/tx.js';
import { MAY_SEE, sightOf } from '../sight-in-sql.js';

/** An earlier case with what the database measured. */
export interface CandidateRow {
  readonly caseId: string;
  readonly number: string;
  readonly registeredAt: Date;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly typeCode: string | null;
  readonly occurredAt: Date;
  readonly phoneIndexes: readonly string[];
  readonly identityIndexes: readonly string[];
  readonly placeSimilarity: number;
  readonly narrativeSimilarity: number;
  /** Whether whoever compares may see the case. */
  readonly isSeen: boolean;
  readonly narrative: string;
  /** On the legal track, or with a protected address or a minor in it. */
  readonly isShielded: boolean;
}

const CANDIDATES = 50;
/** Words are compared with this many of the district's newest cases: what was told long ago is found by its people. */
const COMPARED = 300;

/**
 * Earlier cases that share a person or sound alike. Parties are found by blind index. Words are compared with the newest
 * cases of the district only: a trigram index over all of them grows slower with every case that is told in the same
 * words, and a second call about one quarrel comes soon.
 */
const CANDIDATES_SQL = `
with alike as (
  select p.case_id from party p
  where p.phone_index = any($3) or p.document_index = any($4)
  union
  select recent.id from (
    select c.id, c.narrative || ' ' || coalesce(c.place_text, '') as words from dispute_case c
    where c.area_path <@ subpath($7::ltree, 0, least(3, nlevel($7::ltree))) and c.registered_at >= $8
    order by c.registered_at desc limit ${COMPARED}
  ) recent where recent.words % $5
)
select c.id as "caseId", c.number, c.registered_at as "registeredAt", c.registering_agency_id as "agencyId",
  a.name as "agencyName", c.type_code as "typeCode", coalesce(c.occurred_at, c.registered_at) as "occurredAt",
  array(select phone_index from party p where p.case_id = c.id and phone_index is not null) as "phoneIndexes",
  array(select document_index from party p where p.case_id = c.id and document_index is not null) as "identityIndexes",
  coalesce(similarity(c.place_text, $6), 0)::float8 as "placeSimilarity",
  similarity(c.narrative, $9)::float8 as "narrativeSimilarity", ${MAY_SEE} as "isSeen", c.narrative,
  c.legal_track or exists (select from party p where p.case_id = c.id and (p.address_protected or p.is_minor)) as "isShielded"
from alike join dispute_case c on c.id = alike.case_id join agency a on a.id = c.registering_agency_id
where c.registered_at >= $8 and c.merged_into is null and c.id <> $10
order by c.registered_at desc limit ${CANDIDATES}`;

const NOBODY = '00000000-0000-0000-0000-000000000000';

export function findCandidates(
  tx: Tx,
  probe: {
    readonly phoneIndexes: readonly string[];
    readonly identityIndexes: readonly string[];
    readonly narrative: string;
    readonly placeText: string | null;
    readonly areaPath: string;
    readonly since: Date;
    readonly exceptCaseId: string | null;
  },
): Promise<CandidateRow[]> {
  const { phoneIndexes, identityIndexes, narrative, placeText, areaPath, since, exceptCaseId } = probe;
  return tx.query<CandidateRow>(CANDIDATES_SQL, [
    ...sightOf(tx.caller.actor),
    phoneIndexes,
    identityIndexes,
    `${narrative} ${placeText ?? ''}`,
    placeText,
    areaPath,
    since,
    narrative,
    exceptCaseId ?? NOBODY,
  ]);
}

/** Blind indexes of the parties of a case. */
export async function readIndexes(
  tx: Tx,
  caseId: string,
): Promise<{ readonly phoneIndexes: string[]; readonly identityIndexes: string[] }> {
  const rows = await tx.query<{ phone: string | null; document: string | null }>(
    'select phone_index as phone, document_index as document from party where case_id = $1',
    [caseId],
  );
  return {
    phoneIndexes: rows.flatMap(({ phone }) => phone ?? []),
    identityIndexes: rows.flatMap(({ document }) => document ?? []),
  };
}

/**
 * How often these people were the matter before: similar calls of 30 days (same first-level type, or no type yet) and
 * violent ones of six months. `onlySeen` counts what the caller may see and leaves out the rest.
 */
export async function countCalls(
  tx: Tx,
  probe: {
    readonly phoneIndexes: readonly string[];
    readonly identityIndexes: readonly string[];
    readonly typeCode: string | null;
    readonly before: Date;
    readonly exceptCaseId: string | null;
    readonly onlySeen: boolean;
  },
): Promise<{ readonly similar: number; readonly violent: number }> {
  const rows = await tx.query<{ similar: number; violent: number }>(
    `with theirs as (
       select distinct c.id, c.registered_at, c.type_code from party p join dispute_case c on c.id = p.case_id
       where (p.phone_index = any($3) or p.document_index = any($4))
         and c.registered_at >= $5::timestamptz - interval '6 months' and c.merged_into is null and c.id <> $7
         and (not $8::boolean or ${MAY_SEE})
     )
     select (count(*) filter (where registered_at >= $5::timestamptz - interval '30 days'
               and left(type_code, 2) is not distinct from left($6, 2)))::int as similar,
            (count(*) filter (where exists (select 1 from case_fact f where f.case_id = theirs.id and f.value = 'yes'
               and f.code in ('violence', 'domestic_violence', 'weapon'))))::int as violent
     from theirs`,
    [
      ...sightOf(tx.caller.actor),
      probe.phoneIndexes,
      probe.identityIndexes,
      probe.before,
      probe.typeCode,
      probe.exceptCaseId ?? NOBODY,
      probe.onlySeen,
    ],
  );
  return rows[0] ?? { similar: 0, violent: 0 };
}
