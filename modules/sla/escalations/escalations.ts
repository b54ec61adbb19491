import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, areasOf, holdsOverArea, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf, type Page } from '../../../src/platform/http/page.js';
import { ClockSubjects, type SubjectWords } from '../clocks/clock-subjects.js';
import type { RecipientRole } from '../policy/policy-definition.js';
import { abandonOf } from './abandon.js';
import { keepsPlaceOf } from './place-of-step.js';

/** A step of a ladder that was told to somebody. */
export interface Escalation extends SubjectWords {
  readonly id: string;
  readonly clockId: string;
  readonly clockName: string;
  readonly caseId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly level: string;
  readonly role: RecipientRole;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  /** Who is charged. */
  readonly ownerAgencyId: string;
  readonly ownerAgencyName: string;
  readonly coalescingKey: string;
  readonly dueAt: Date;
  readonly firedAt: Date;
  readonly deadlineAt: Date | null;
  readonly unattended: boolean;
  /** Why somebody raised it by hand, and who did; null for a step of the ladder. */
  readonly reason: string | null;
  readonly raisedByName: string | null;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedByName: string | null;
}

/** A step that is taken up with another. */
type TakenUp = Pick<Escalation, 'id' | 'clockId' | 'level' | 'role'> & { readonly name: string };

type UnnamedEscalation = Omit<Escalation, keyof SubjectWords>;

/** Which steps to list. */
export interface EscalationQuery {
  /** `mine`: told to the caller; `unattended`: told to nobody, for whoever stands over the area. */
  readonly list: 'mine' | 'unattended';
  readonly limit: number;
  readonly cursor?: string;
}

const COLUMNS = `e.id, e.clock_id as "clockId", c.name as "clockName", e.case_id as "caseId",
  c.subject_type as "subjectType", c.subject_id as "subjectId", e.level, e.role, e.agency_id as "agencyId",
  e.coalescing_key as "coalescingKey", e.due_at as "dueAt", e.fired_at as "firedAt", c.deadline_at as "deadlineAt",
  e.unattended, e.acknowledged_at as "acknowledgedAt", e.acknowledged_by as "acknowledgedBy",
  by.display_name as "acknowledgedByName", told.name as "agencyName", c.owner_agency_id as "ownerAgencyId",
  charged.name as "ownerAgencyName", raise.reason, raise.name as "raisedByName"`;
const NAMES = `join agency charged on charged.id = c.owner_agency_id left join agency told on told.id = e.agency_id
  left join escalation_raise raise on raise.escalation_id = e.id
  left join app_user by on by.id = e.acknowledged_by`;

/** Steps stop nagging when somebody takes them up, or when their clock has ended. */
const OPEN = `e.acknowledged_at is null and c.state in ('running', 'paused') and c.cycle = e.cycle`;

/** Several steps told to one person of one clock are one line, the newest. */
const MINE_SQL = `
select ${COLUMNS} from escalation_recipient r join escalation e on e.id = r.escalation_id join clock c on c.id = e.clock_id
${NAMES} where r.user_id = $1 and ${keepsPlaceOf('e', '$1')} and ${OPEN} and ($2::uuid is null or e.id < $2)
  and not exists (select from escalation_recipient q join escalation f on f.id = q.escalation_id
    where q.user_id = $1 and f.clock_id = e.clock_id and f.cycle = e.cycle and f.acknowledged_at is null and f.id > e.id
      and ${keepsPlaceOf('f', '$1')})
order by e.id desc limit $3`;

/**
 * The step that somebody takes up, and with it what else they were told of the same line of a list, or for whoever stands over its area
 * all that was told of that line: all at once and in order, so that two who do so wait for one another.
 */
const TAKEN_UP_SQL = `
select e.id, e.clock_id as "clockId", c.name, e.level, e.role
from escalation asked join clock l on l.id = asked.clock_id
join clock c on c.subject_id = l.subject_id and c.owner_agency_id = l.owner_agency_id
  and (c.name = 'completion') = (l.name = 'completion')
join escalation e on e.clock_id = c.id
where asked.id = $1 and (e.id = $1 or (${OPEN} and ($3 or (${keepsPlaceOf('e', '$2')}
  and exists (select from escalation_recipient r where r.escalation_id = e.id and r.user_id = $2)))))
order by e.id for update of e`;

const UNATTENDED_SQL = `
select ${COLUMNS} from escalation e join clock c on c.id = e.clock_id join area a on a.id = e.area_id
${NAMES} where e.unattended and ${OPEN} and a.path <@ any($1::ltree[]) and ($2::uuid is null or e.id < $2)
order by e.id desc limit $3`;

/** What was escalated, and who took it up. */
@Injectable()
export class Escalations {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: ClockSubjects,
  ) {}

  /** Open steps, the newest first. */
  async list(caller: Caller, { list, limit, cursor }: EscalationQuery): Promise<Page<Escalation>> {
    const after = decodeCursor(cursor, 1)?.[0] ?? null;
    const rows = await this.uow.run(caller, async (tx) => {
      const found =
        list === 'mine'
          ? await tx.query<UnnamedEscalation>(MINE_SQL, [caller.actor.userId, after, limit + 1])
          : await tx.query<UnnamedEscalation>(UNATTENDED_SQL, [await pathsOf(tx, caller), after, limit + 1]);
      return this.subjects.named(tx, found);
    });
    return pageOf(
      rows,
      limit,
      (row) => row,
      (row) => [row.id],
    );
  }

  /** For whom it was told to, while they hold a place there, and whoever stands over its area. @throws NotFound for everybody else */
  async one(caller: Caller, id: string): Promise<Escalation> {
    return this.uow.run(caller, async (tx) => {
      const escalation = await this.named(tx, await read(tx, id));
      if (!(await this.isToldTo(tx, caller, escalation))) throw new NotFound('escalation');
      return escalation;
    });
  }

  /**
   * By the events that told of them: the escalation that was told to one of these people, as long as the reader belongs to
   * where it was told.
   */
  async namedBy(
    tx: Tx,
    eventIds: readonly string[],
    { readerId, toldTo }: { readonly readerId: string; readonly toldTo: readonly string[] },
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ eventId: string; id: string }>(
      `select v.id as "eventId", e.id
       from domain_event v cross join jsonb_array_elements(v.payload->'recipients') r
       join escalation e on e.id = (r->>'escalationId')::uuid
       where v.id = any($1) and v.type = 'clock.escalated' and r->'userIds' ?| $2 and ${keepsPlaceOf('e', '$3')}`,
      [eventIds, toldTo, readerId],
    );
    return new Map(rows.map(({ eventId, id }) => [eventId, id]));
  }

  /**
   * Somebody takes a step up, and with it whatever else they were told of what the same agency owes on the same referral or case, in
   * whichever role; whoever stands over the area takes up with it what others were told of that, too.
   * @throws NotFound; Forbidden `escalation_not_yours`; Conflict `escalation_acknowledged` telling by whom and when
   */
  acknowledge(caller: Caller, id: string, note: string | null): Promise<Escalation> {
    return this.uow.run(caller, (tx) => this.acknowledgeIn(tx, id, note));
  }

  /** The same in a transaction that is open. @throws as `acknowledge` */
  async acknowledgeIn(tx: Tx, id: string, note: string | null): Promise<Escalation> {
    const { actor } = tx.caller;
    const isOver = holdsOverArea(actor, await areaPathOf(tx, id), 'coordinator', 'supervisor');
    const told = await tx.query<TakenUp>(TAKEN_UP_SQL, [id, actor.userId, isOver]);
    const escalation = await this.named(tx, await read(tx, id));
    if (!(await this.isToldTo(tx, tx.caller, escalation)))
      throw new Forbidden('escalation_not_yours', 'This was told to others.');
    if (escalation.acknowledgedAt !== null) {
      throw new Conflict('escalation_acknowledged', 'Somebody has taken this up already.', {
        at: escalation.acknowledgedAt.toISOString(),
        by: escalation.acknowledgedByName,
      });
    }
    const now = await tx.now();
    const ids = told.map((step) => step.id);
    await tx.query(
      'update escalation set acknowledged_at = $2, acknowledged_by = $3, note = $4 where id = any($1::uuid[])',
      [ids, now, actor.userId, note],
    );
    const { clockId, level } = escalation;
    for (const { id: escalationId, ...step } of newestOfEachLimit(told, id)) {
      tx.emit({
        type: 'clock.escalation_acknowledged',
        subjectType: 'clock',
        subjectId: step.clockId,
        streamId: escalation.caseId ?? escalation.subjectId,
        payload: { ...step, escalationId, note },
      });
    }
    tx.audit({
      action: 'escalation.acknowledged',
      subjectType: 'escalation',
      subjectId: id,
      detail: { clockId, level, escalationIds: ids },
    });
    return {
      ...escalation,
      acknowledgedAt: now,
      acknowledgedBy: actor.userId,
      acknowledgedByName: actor.displayName,
    };
  }

  /** Somebody lost a role, or their account: see `abandonOf`. */
  abandon(tx: Tx, userId: string): Promise<void> {
    return abandonOf(tx, userId);
  }

  private async named(tx: Tx, escalation: UnnamedEscalation): Promise<Escalation> {
    const [named] = await this.subjects.named(tx, [escalation]);
    if (named === undefined) throw new NotFound('escalation');
    return named;
  }

  /** Also a cover of the agency it was told in; what was told over an area is for whoever answers for the area. */
  private async isToldTo(tx: Tx, caller: Caller, { id, unattended }: Escalation): Promise<boolean> {
    const told = await tx.query(
      `select 1 from escalation_recipient r join escalation e on e.id = r.escalation_id
       where e.id = $1 and ((r.user_id = $2 and ${keepsPlaceOf('e', '$2')}) or (e.agency_id = any($3::uuid[]) and exists (
         select from absence b where b.user_id = r.user_id and b.cover_user_id = $2
           and b.starts_at <= accord_now() and b.ends_at > accord_now())))`,
      [id, caller.actor.userId, agenciesOf(caller.actor)],
    );
    if (told.length > 0) return true;
    const path = await areaPathOf(tx, id);
    const isOver = holdsOverArea(caller.actor, path, 'coordinator', 'supervisor');
    return isOver || (unattended && (await reaches(tx, caller, path)));
  }
}

/** @param id the step that was pressed: it stands for its limit, however many were told later */
function newestOfEachLimit(told: readonly TakenUp[], id: string): TakenUp[] {
  const newest = new Map(told.map((step) => [step.clockId, step]));
  const pressed = told.find((step) => step.id === id);
  if (pressed !== undefined) newest.set(pressed.clockId, pressed);
  return [...newest.values()];
}

async function read(tx: Tx, id: string): Promise<UnnamedEscalation> {
  const [escalation] = await tx.query<UnnamedEscalation>(
    `select ${COLUMNS} from escalation e join clock c on c.id = e.clock_id ${NAMES} where e.id = $1`,
    [id],
  );
  if (escalation === undefined) throw new NotFound('escalation');
  return escalation;
}

/** @returns empty for an escalation that is not there, or of no area */
async function areaPathOf(tx: Tx, id: string): Promise<string> {
  const [area] = await tx.query<{ path: string }>(
    'select a.path::text as path from escalation e join area a on a.id = e.area_id where e.id = $1',
    [id],
  );
  return area?.path ?? '';
}

async function reaches(tx: Tx, caller: Caller, path: string): Promise<boolean> {
  return (await pathsOf(tx, caller)).some((own) => path === own || path.startsWith(`${own}.`));
}

/** The areas a caller answers for: those they coordinate or supervise, and those of the stations they lead. */
async function pathsOf(tx: Tx, { actor }: Caller): Promise<string[]> {
  const own = areasOf(actor, 'coordinator', 'supervisor');
  const stations = actor.grants.flatMap(({ role, agencyId }) =>
    role === 'station_head' && agencyId !== null ? [agencyId] : [],
  );
  if (stations.length === 0) return own;
  const rows = await tx.query<{ path: string }>(
    'select a.path::text as path from agency g join area a on a.id = g.area_id where g.id = any($1)',
    [stations],
  );
  return [...own, ...rows.map(({ path }) => path)];
}
