import { maskName } from '../domain/masking.js';
import { iso } from './case-views.js';
import type { CaseInListView } from './case-list.view.js';

/** A case `c` as lists read it. */
export interface ListedRow extends Omit<CaseInListView, 'parties' | 'deadlineAt' | 'registeredAt'> {
  readonly deadlineAt: Date | null;
  readonly registeredAt: Date;
  readonly parties: readonly {
    readonly name: string | null;
    readonly kind: 'person' | 'organisation';
    readonly isMinor: boolean;
  }[];
}

/** The earliest deadline that runs on the case `c` itself. */
export const EARLIEST_DEADLINE = `select min(clock.deadline_at) from clock
  where clock.subject_id = c.id and clock.state = 'running'`;

/** What a line of a list shows, of a case `c`. */
export const LISTED_COLUMNS = `c.id, c.number, c.version, c.state, c.legal_track as "legalTrack", c.lane, c.risk,
  c.type_code as "typeCode", t.name as "typeName", c.source, c.source_reference as "sourceReference", c.narrative,
  c.place_text as "placeText", k.name as "custodianAgency", c.custodian_agency_id as "custodianAgencyId",
  c.handler_user_id as "handlerUserId", h.display_name as "handlerName", c.outcome, c.merged_into as "mergedInto",
  c.registered_at as "registeredAt", (${EARLIEST_DEADLINE}) as "deadlineAt",
  coalesce((select jsonb_agg(jsonb_build_object('name', p.name, 'kind', p.kind, 'isMinor', p.is_minor) order by p.position)
    from party p where p.case_id = c.id), '[]') as parties`;

export const LISTED_JOINS = `join agency k on k.id = c.custodian_agency_id
  left join dispute_type t on t.code = c.type_code left join app_user h on h.id = c.handler_user_id`;

export function toListView({ parties, deadlineAt, registeredAt, ...row }: ListedRow): CaseInListView {
  return {
    ...row,
    parties: parties.map(({ name, kind, isMinor }) => maskName({ name: name ?? '', kind, isMinor })),
    deadlineAt: iso(deadlineAt),
    registeredAt: registeredAt.toISOString(),
  };
}
