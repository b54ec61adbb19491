import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { EventPayload } from '../domain/audience.js';

/** Something that happened, as it stands on the timeline. */
export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly streamId: string;
  readonly actorUserId: string | null;
  /** Set when only this agency may know of it. */
  readonly audienceAgencyId: string | null;
  readonly payload: EventPayload;
}

/** @throws NotFound `event_not_found` */
export async function getEvent(tx: Tx, id: string): Promise<ToldEvent> {
  const [event] = await tx.query<ToldEvent>(
    `select id, type, subject_type as "subjectType", subject_id as "subjectId", stream_id as "streamId",
       actor_user_id as "actorUserId", audience_agency_id as "audienceAgencyId", payload
     from domain_event where id = $1`,
    [id],
  );
  if (event === undefined) throw new NotFound('event');
  return event;
}

/**
 * What a notice of the event is about. A clock is no place to go to: what it runs on is; a legal path is its case's. What goes
 * on as something else is told as that (`goesOnAs`).
 */
export function subjectOf(event: ToldEvent): { readonly subjectType: string; readonly subjectId: string } {
  const { subjectType, subjectId, streamId, payload } = event;
  if (typeof payload['goesOnAs'] === 'string') return { subjectType, subjectId: payload['goesOnAs'] };
  if (subjectType === 'legal_path') return { subjectType: 'case', subjectId: streamId };
  const { clockSubjectType, clockSubjectId } = payload;
  return subjectType === 'clock' && typeof clockSubjectType === 'string' && typeof clockSubjectId === 'string'
    ? { subjectType: clockSubjectType, subjectId: clockSubjectId }
    : { subjectType, subjectId };
}
