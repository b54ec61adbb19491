import { type Actor, agenciesOf } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';

export interface TimelineRow {
  readonly seq: number;
  readonly id: string;
  readonly at: Date;
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly actorKind: string;
  readonly actor: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface TimelinePart {
  readonly caseId: string;
  readonly afterSeq: number;
  readonly limit: number;
  /** Ids of work on the case that the actor is not told of: an entry that names one is left out. */
  readonly untold: readonly string[];
}

/** What happened, in order; notes meant for one agency are shown to its people only. */
export function readTimeline(
  tx: Tx,
  actor: Actor,
  { caseId, afterSeq, limit, untold }: TimelinePart,
): Promise<TimelineRow[]> {
  return tx.query<TimelineRow>(
    `select e.seq, e.id, e.at, e.type, e.subject_type as "subjectType", e.subject_id as "subjectId",
       e.actor_kind as "actorKind", e.actor_name as actor, e.payload
     from domain_event e
     where e.stream_id = $1 and e.seq > $2 and (e.audience_agency_id is null or e.audience_agency_id = any($3))
       and not exists (select from unnest($5::text[]) as work(id)
         where e.subject_id::text = work.id or strpos(e.payload::text, work.id) > 0)
     order by e.seq limit $4`,
    [caseId, afterSeq, agenciesOf(actor), limit, untold],
  );
}
