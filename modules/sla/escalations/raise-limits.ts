import { Injectable } from '@nestjs/common';
import { Conflict, NotFound, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { RecipientRole } from '../policy/policy-definition.js';
import { RecipientFinder } from '../sweep/recipients.js';
import type { DueClock } from '../sweep/sweep.store.js';
import { clockTold } from '../clocks/clock-told.js';
import { lockIds } from '../clocks/clock.store.js';

/** Whom a ladder calls after the coordinator of the area. */
const ABOVE: RecipientRole = 'next_area_up';
/** Steps that somebody fires by hand, counted: no step of a ladder is called so. */
const RAISED = 'raised';

const OPEN_SQL = `
select e.id, e.fired_at as "firedAt", r.name as "raisedBy" from escalation e left join escalation_raise r on r.escalation_id = e.id
where e.clock_id = $1 and e.cycle = $2 and e.role = $3 and e.acknowledged_at is null order by e.id desc limit 1`;

const RAISE_SQL = `
with step as (
  insert into escalation (id, clock_id, cycle, level, role, agency_id, area_id, case_id, coalescing_key, due_at, fired_at,
                          unattended, urgent_at)
  select $1, c.id, c.cycle, '${RAISED}:' || 1 + (select count(*) from escalation f
           where f.clock_id = c.id and f.cycle = c.cycle and f.level like '${RAISED}:%'),
         $3, $4, c.area_id, c.case_id, $5, $6, $6, false, $6::timestamptz - task_head_start(c.band)
  from clock c where c.id = $2 returning id, clock_id, cycle, level, urgent_at
), mark as (
  insert into clock_firing (clock_id, cycle, threshold, due_at, fired_at, sent) select clock_id, cycle, level, $6, $6, true from step
), marked as (
  update clock c set fired = array(select m from unnest(c.fired || s.level) m order by m collate "C") from step s where c.id = s.clock_id
), reason as (
  insert into escalation_raise (escalation_id, reason, user_id, name) select id, $8, $9, $10 from step
), told as (
  insert into escalation_recipient (escalation_id, user_id, urgent_at) select s.id, u, s.urgent_at from step s cross join unnest($7::uuid[]) u
)
select level from step`;

/** 提级: a step of the ladder that somebody fires by hand. It is told, taken up and shown as any other. */
@Injectable()
export class RaiseLimits {
  constructor(private readonly recipients: RecipientFinder) {}

  /**
   * Tells those who stand over the next area up, or whoever the ladder would take where there is nobody. That the caller may is
   * made sure of before.
   * @throws NotFound `clock_not_found`; Conflict `limit_ended`, or `limit_raised` while somebody up there has not taken it up yet;
   *   Refused `nobody_above`
   */
  async raise(tx: Tx, clockId: string, reason: string): Promise<void> {
    const clock = await hold(tx, clockId);
    const [open] = await tx.query<{ id: string; firedAt: Date; raisedBy: string | null }>(OPEN_SQL, [
      clock.id,
      clock.cycle,
      ABOVE,
    ]);
    if (open !== undefined) {
      throw new Conflict('limit_raised', 'It has been raised, and nobody up there has taken it up yet.', {
        at: open.firedAt.toISOString(),
        by: open.raisedBy,
      });
    }
    const { actor } = tx.caller;
    const found = await this.recipients.forBatch()(tx, ABOVE, clock);
    const userIds = (found?.userIds ?? []).filter((id) => id !== actor.userId);
    if (found === null || userIds.length === 0)
      throw new Refused('nobody_above', 'Nobody stands above whoever raises it.');
    const id = uuidv7();
    const now = await tx.now();
    const [step] = await tx.query<{ level: string }>(RAISE_SQL, [
      id,
      clock.id,
      ABOVE,
      found.agencyId,
      found.coalescingKey,
      now,
      userIds,
      reason,
      actor.userId,
      actor.displayName,
    ]);
    const { agencyId, coalescingKey } = found;
    tx.emit(
      clockTold('clock.escalated', clock, {
        level: step?.level ?? RAISED,
        dueAt: now.toISOString(),
        firedAt: now.toISOString(),
        deadlineAt: clock.deadlineAt?.toISOString() ?? null,
        areaPath: clock.areaPath,
        reason,
        recipients: [{ escalationId: id, role: ABOVE, agencyId, userIds, coalescingKey }],
      }),
    );
    tx.audit({
      action: 'limit.raised',
      subjectType: 'escalation',
      subjectId: id,
      detail: { clockId: clock.id, caseId: clock.caseId, level: step?.level },
    });
  }
}

/** The marks that the sweep sets on it meanwhile are not overwritten. */
async function hold(tx: Tx, clockId: string): Promise<DueClock> {
  const [held] = await lockIds(tx, [clockId]);
  if (held === undefined) throw new NotFound('clock');
  const { row } = held;
  if (row.state !== 'running' && row.state !== 'paused')
    throw new Conflict('limit_ended', 'Nobody is waited for any more.', { state: row.state });
  const [area] = await tx.query<{ path: string }>('select path::text as path from area where id = $1', [
    row.areaId,
  ]);
  return { ...row, areaPath: area?.path ?? '' };
}
