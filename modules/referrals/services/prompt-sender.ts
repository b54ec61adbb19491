import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { handleOnce } from '../../../src/platform/jobs/handle-once.js';
import type { JobHandler, JobPayload, JobRun } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { getReferral } from '../store/referrals.store.js';

/** The job that looks whether anybody has opened a referral half of whose time to accept is gone. */
export const PROMPT_SENDER_JOB = 'referrals.prompt-sender';

interface PromptedClock {
  readonly referralId: string | null;
  readonly band: string;
}

/**
 * Before any breach is charged the sender is to pick up the telephone (workflow 3.2), but only for what lies there unopened.
 * The clock knows the time and not who has seen what, so the question is asked here, as late as possible.
 */
@Injectable()
export class PromptSender implements JobHandler {
  readonly name = PROMPT_SENDER_JOB;
  readonly queue = 'events';
  readonly ownerRole = 'system_administrator';

  constructor(
    private readonly uow: UnitOfWork,
    subscriptions: Subscriptions,
    registry: JobRegistry,
  ) {
    registry.register(this);
    subscriptions.on('clock.prompted', this.name);
  }

  handle(payload: JobPayload, job: JobRun): Promise<void> {
    return handleOnce(this.uow, this.name, job, (tx) => this.prompt(tx, String(payload['eventId'])));
  }

  private async prompt(tx: Tx, eventId: string): Promise<void> {
    const { referralId, band } = await promptedClock(tx, eventId);
    if (referralId === null) return;
    const referral = await getReferral(tx, referralId);
    const { state, acknowledgedAt, caseId, areaId, senderAgencyId, recipientAgencyId } = referral;
    if (state !== 'queued' || acknowledgedAt !== null) return;
    tx.emit({
      type: 'referral.left_unopened',
      subjectType: 'referral',
      subjectId: referralId,
      streamId: caseId,
      payload: { areaId, senderAgencyId, recipientAgencyId, band },
    });
    const detail = { caseId };
    tx.audit({ action: 'referral.left_unopened', subjectType: 'referral', subjectId: referralId, detail });
  }
}

async function promptedClock(tx: Tx, eventId: string): Promise<PromptedClock> {
  const [clock] = await tx.query<PromptedClock>(
    `select case when payload->>'clockSubjectType' = 'referral' and payload->>'name' = 'accept'
              then payload->>'clockSubjectId' end as "referralId", payload->>'band' as band
     from domain_event where id = $1`,
    [eventId],
  );
  return clock ?? { referralId: null, band: 'normal' };
}
