import type { Tx } from '../../../src/platform/database/tx.js';
import { IS_CARRIED, WAS_TRIED } from '../store/agency-load.store.js';
import { LIVE } from '../store/live-in-sql.js';
import type { Tried } from './candidate.js';

/** Kinds that lead and support disputes of a type. */
export interface TypeKinds {
  readonly leadKinds: readonly string[];
  readonly supportingKinds: readonly string[];
}

/** What the taxonomy in force says of a type; nobody for a type it does not know. */
export async function kindsOfType(tx: Tx, typeCode: string | null): Promise<TypeKinds> {
  const rows = await tx.query<TypeKinds>(
    `select t.lead_kinds as "leadKinds", t.supporting_kinds as "supportingKinds" from dispute_type t where t.code = $1`,
    [typeCode],
  );
  return rows[0] ?? { leadKinds: [], supportingKinds: [] };
}

/** What an agency has to do. */
export interface Load {
  /** Live referrals to it. */
  readonly open: number;
  /** Those of them that it has taken on: what a capacity that binds is compared with. */
  readonly carried: number;
}

/** By agency id; an agency without any live referral is left out. */
export async function loadsOf(tx: Tx, agencyIds: readonly string[]): Promise<ReadonlyMap<string, Load>> {
  if (agencyIds.length === 0) return new Map();
  const rows = await tx.query<Load & { id: string }>(
    `select r.recipient_agency_id as id, count(*)::int as open, count(*) filter (where ${IS_CARRIED})::int as carried
     from referral r where r.recipient_agency_id = any($1::uuid[]) and r.state in ${LIVE}
     group by r.recipient_agency_id`,
    [agencyIds],
  );
  return new Map(rows.map(({ id, open, carried }) => [id, { open, carried }]));
}

/** What earlier referrals and the parties of a case say of agencies. */
export interface Background {
  /** Agencies that had a referral of this round of the case, for the same purpose, and did not carry it; by id. */
  readonly tried: ReadonlyMap<string, Tried>;
  /** Agencies that said of this case that they have an interest in it, in any round. */
  readonly interested: ReadonlySet<string>;
  /** Names of the organisations among the parties. Firms and bodies are no persons: their names stand unsealed. */
  readonly organisations: readonly string[];
}

/** Of a dispute that is only being typed: nobody was asked, and nobody has said anything of it. */
export function noBackground(organisations: readonly string[]): Background {
  return { tried: new Map(), interested: new Set(), organisations };
}

/** One statement instead of three: the ranking is made on every sending. */
export async function backgroundOf(
  tx: Tx,
  { id: caseId, cycle }: { readonly id: string; readonly cycle: number },
  purpose: string,
): Promise<Background> {
  const rows = await tx.query<{
    tried: Readonly<Record<string, Tried>>;
    interested: readonly string[];
    organisations: readonly string[];
  }>(
    `select
       (select coalesce(jsonb_object_agg(t.id, t.how), '{}') from (
          select distinct on (r.recipient_agency_id) r.recipient_agency_id as id,
            case r.state when 'superseded' then 'rerouted' else r.state end as how
          from referral r where ${WAS_TRIED}
          order by r.recipient_agency_id, r.ended_at desc) t) as tried,
       array(select f.by_agency_id::text from referral_refusal f join referral r on r.id = f.referral_id
             where r.case_id = $1 and f.reason = 'conflict_of_interest') as interested,
       array(select p.name from party p
             where p.case_id = $1 and p.kind = 'organisation' and p.name is not null
             order by p.position) as organisations`,
    [caseId, purpose, cycle],
  );
  const { tried = {}, interested = [], organisations = [] } = rows[0] ?? {};
  return { tried: new Map(Object.entries(tried)), interested: new Set(interested), organisations };
}
