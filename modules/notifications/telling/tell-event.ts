import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { handleOnce } from '../../../src/platform/jobs/handle-once.js';
import type { JobHandler, JobPayload, JobRun } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { Clocks } from '../../sla/index.js';
import { PlanDeliveries } from '../delivery/plan-deliveries.js';
import { conditionHolds } from '../domain/audience.js';
import type { NoticeRule } from '../rules/notice-rule.js';
import { rulesFor } from '../rules/notice-rules.store.js';
import { type Addressee, AudienceFinder } from './audience-finder.js';
import { inboxOf, insertNotice, joinDigest, type NewNotice } from './notices.store.js';
import { TELL_JOB, TELLABLE_EVENTS } from './tellable-events.js';
import { getEvent, subjectOf, type ToldEvent } from './told-event.js';

/** Tells people of an event, as the rules in force say: each person once under each code. */
@Injectable()
export class TellEvent implements JobHandler {
  readonly name = TELL_JOB;
  readonly queue = 'events';
  readonly ownerRole = 'system_administrator';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly audiences: AudienceFinder,
    private readonly clocks: Clocks,
    private readonly deliveries: PlanDeliveries,
    subscriptions: Subscriptions,
    registry: JobRegistry,
  ) {
    registry.register(this);
    for (const type of TELLABLE_EVENTS) subscriptions.on(type, TELL_JOB);
  }

  handle(payload: JobPayload, job: JobRun): Promise<void> {
    return handleOnce(this.uow, this.name, job, (tx) => this.tell(tx, String(payload['eventId'])));
  }

  private async tell(tx: Tx, eventId: string): Promise<void> {
    const event = await getEvent(tx, eventId);
    const rules = await rulesFor(tx, event.type);
    for (const rule of rules.filter(({ condition }) => conditionHolds(condition, event.payload))) {
      const addressees = await this.audiences.find(tx, event, rule.audience);
      if (addressees.length === 0) continue;
      const dueAt = await this.dueAt(tx, event, rule);
      for (const addressee of addressees) await this.tellOne(tx, { event, rule, addressee, dueAt });
    }
  }

  private async tellOne(
    tx: Tx,
    {
      event,
      rule,
      addressee,
      dueAt,
    }: { event: ToldEvent; rule: NoticeRule; addressee: Addressee; dueAt: string | null },
  ): Promise<void> {
    const coalesceMs = rule.coalesceMinutes * 60_000;
    const wanted: NewNotice = {
      ...addressee,
      ...subjectOf(event),
      eventId: event.id,
      streamId: event.streamId,
      code: rule.code,
      urgency: rule.urgency,
      params: { eventType: event.type, dueAt, ...amountOf(event) },
      coalesceUntil: coalesceMs === 0 ? null : new Date((await tx.now()).getTime() + coalesceMs),
    };
    tx.moved(inboxOf(addressee));
    if (coalesceMs > 0 && (await joinDigest(tx, wanted))) return;
    const notice = await insertNotice(tx, wanted);
    if (notice !== null) await this.deliveries.plan(tx, notice);
  }

  private async dueAt(tx: Tx, event: ToldEvent, { dueClock }: NoticeRule): Promise<string | null> {
    if (dueClock === null) {
      const { deadlineAt } = event.payload;
      return typeof deadlineAt === 'string' ? deadlineAt : null;
    }
    const clocks = await this.clocks.forSubject(tx, subjectOf(event).subjectId);
    const running = clocks.find(({ name, state }) => name === dueClock && state === 'running');
    return running?.deadlineAt?.toISOString() ?? null;
  }
}

function amountOf({ payload }: ToldEvent): { readonly amount?: number } {
  const { count } = payload;
  return typeof count === 'number' ? { amount: count } : {};
}
