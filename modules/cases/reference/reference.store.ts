import type { Tx } from '../../../src/platform/database/tx.js';
import type { DisputeType } from '../domain/dispute-type.js';
import type { ReferenceKind } from './reference-kinds.js';

/** A version of a document as it is listed. */
export interface ReferenceVersion {
  readonly kind: string;
  readonly version: number;
  readonly source: string;
  readonly activeFrom: Date;
  readonly changedByName: string | null;
  readonly definition: unknown;
}

/** @returns false when the kind has that version already */
export async function insertReference(
  tx: Tx,
  document: {
    readonly kind: ReferenceKind;
    readonly version: number;
    readonly definition: unknown;
    readonly source: string;
  },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into reference_document (kind, version, definition, source, active_from, changed_by)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning version`,
    [
      document.kind,
      document.version,
      JSON.stringify(document.definition),
      document.source,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
  return rows.length === 1;
}

/** The versions of a kind, the newest first. */
export function readReference(tx: Tx, kind: ReferenceKind, limit: number): Promise<ReferenceVersion[]> {
  return tx.query<ReferenceVersion>(
    `select r.kind, r.version, r.source, r.active_from as "activeFrom", u.display_name as "changedByName", r.definition
     from reference_document r left join app_user u on u.id = r.changed_by
     where r.kind = $1 order by r.version desc limit $2`,
    [kind, limit],
  );
}

/** The kinds that have a document. */
export async function seededKinds(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ kind: string }>('select distinct kind from reference_document');
  return new Set(rows.map(({ kind }) => kind));
}

/** Brings the table that cases point to in line with the document: types left out end, none is deleted. */
export async function syncDisputeTypes(tx: Tx, types: readonly DisputeType[]): Promise<void> {
  await tx.query(
    `insert into dispute_type (code, name, parent_code, active_from, lead_kinds, supporting_kinds, expert_fields,
       legal_anchor, police_class, civil_cause, governance_type)
     select t->>'code', t->>'name', t->>'parentCode', $2::date,
       array(select jsonb_array_elements_text(t->'leadAgencyKinds')),
       array(select jsonb_array_elements_text(t->'supportingAgencyKinds')),
       array(select jsonb_array_elements_text(t->'expertFields')),
       t->'legalAnchor', t->>'policeSubType', t->>'civilCausePart', t->>'governanceType'
     from jsonb_array_elements($1::jsonb) t order by length(t->>'code')
     on conflict (code) do update set name = excluded.name, lead_kinds = excluded.lead_kinds,
       supporting_kinds = excluded.supporting_kinds, expert_fields = excluded.expert_fields,
       legal_anchor = excluded.legal_anchor, police_class = excluded.police_class, civil_cause = excluded.civil_cause,
       governance_type = excluded.governance_type, active_to = null, version = dispute_type.version + 1`,
    [JSON.stringify(types), await tx.now()],
  );
  await tx.query(
    'update dispute_type set active_to = $2::date where not code = any($1) and active_to is null',
    [types.map(({ code }) => code), await tx.now()],
  );
}

/** The types that were left out of the taxonomy since; cases may still have them. */
export function endedDisputeTypes(tx: Tx): Promise<Pick<DisputeType, 'code' | 'name' | 'parentCode'>[]> {
  return tx.query(
    `select code, name, parent_code as "parentCode" from dispute_type where active_to is not null order by code`,
  );
}
