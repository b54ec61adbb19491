import { Injectable } from '@nestjs/common';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Incidents } from '../../../src/platform/jobs/incidents.js';
import type { JobHandler, JobPayload, JobRun } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { openDeliverer } from '../channels/channel.js';
import { Channels } from '../channels/channels.js';
import { channelFor } from '../channels/channels.store.js';
import type { Deliverer, DeliveryAnswer, OutboundMessage } from '../channels/deliverer.js';
import { ComposeMessage } from './compose-message.js';
import {
  claim,
  defer,
  lockDelivery,
  markFailed,
  markSent,
  markSuppressed,
  releaseForRetry,
  reopenFailed,
} from './deliveries.store.js';
import { DELIVER_JOB, type Delivery, type SuppressedReason } from './delivery.js';
import { callInstead, tellUndelivered } from './undelivered.js';

/** About a quarter of an hour with the queue's doubling waits; then a person calls. */
const MAX_ATTEMPTS = 10;

/** The other house did not take it this time; the queue tries again. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

interface Attempt {
  readonly deliverer: Deliverer;
  readonly message: OutboundMessage;
}

/**
 * Sends one message: claims its row, speaks to the other house outside any transaction, puts the answer on record.
 *
 * A worker that dies between the second step and the third leaves the claim behind. The job is then run again under the
 * same id, may take the claim over, and sends the same key: the other house sees at most a repeat it can tell.
 */
@Injectable()
export class DeliverMessage implements JobHandler {
  readonly name = DELIVER_JOB;
  readonly queue = 'deliveries';
  readonly ownerRole = 'agency_head';
  readonly maxAttempts = MAX_ATTEMPTS;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly composer: ComposeMessage,
    private readonly channels: Channels,
    private readonly incidents: Incidents,
    registry: JobRegistry,
  ) {
    registry.register(this);
  }

  async handle(payload: JobPayload, job: JobRun): Promise<void> {
    const id = String(payload['deliveryId']);
    const attempt = await this.uow.run(systemCaller(job.id), (tx) => this.begin(tx, id, job));
    if (attempt === null) return;
    const answer = await attempt.deliverer.deliver(attempt.message);
    await this.uow.run(systemCaller(job.id), (tx) => this.record(tx, { id, answer, job }));
    if (!answer.accepted && !isLast(answer, job)) throw new NotTaken(answer.reason);
  }

  /** @returns null when there is nothing to send: done, in another job's hands, later, or not at all */
  private async begin(tx: Tx, id: string, job: JobRun): Promise<Attempt | null> {
    const delivery = await lockDelivery(tx, id);
    if (delivery === null || delivery.state === 'sent' || delivery.state === 'suppressed') return null;
    if (delivery.state === 'failed') {
      // This job has failed it itself; any other one is a person's wish to try again.
      if (delivery.claimedBy === job.id) return null;
      await reopenFailed(tx, id);
    }
    if (delivery.isClaimed && delivery.claimedBy !== job.id) return null;
    return this.prepare(tx, delivery, job);
  }

  private async prepare(tx: Tx, delivery: Delivery, job: JobRun): Promise<Attempt | null> {
    const { id } = delivery;
    const channel = await channelFor(tx, delivery.medium, delivery.agencyId);
    if (channel === null) return this.suppress(tx, delivery, 'no_channel');
    const composed = await this.composer.compose(tx, delivery);
    if ('suppress' in composed) return this.suppress(tx, delivery, composed.suppress);
    if ('notBefore' in composed) {
      await defer(tx, id, composed.notBefore);
      return null;
    }
    await claim(tx, id, { jobId: job.id, channelId: channel.id });
    return {
      deliverer: openDeliverer(channel.name, this.channels.setupOf(channel)),
      message: { key: id, ...composed },
    };
  }

  private async suppress(tx: Tx, delivery: Delivery, reason: SuppressedReason): Promise<null> {
    await markSuppressed(tx, delivery.id, reason);
    const { partyId, agencyId, mayCall } = delivery;
    if (partyId !== null && agencyId !== null) {
      callInstead(tx, { ...delivery, partyId, agencyId, mayCall: mayCall ?? false, reason });
    }
    return null;
  }

  private async record(
    tx: Tx,
    { id, answer, job }: { readonly id: string; readonly answer: DeliveryAnswer; readonly job: JobRun },
  ): Promise<void> {
    const delivery = await lockDelivery(tx, id);
    // Whoever took the claim over after its time has recorded it.
    if (delivery?.state !== 'queued' || delivery.claimedBy !== job.id) return;
    if (answer.accepted) {
      await markSent(tx, id, answer.reference);
      const detail = { medium: delivery.medium, code: delivery.code, attempts: delivery.attempts };
      const { agencyId } = delivery;
      tx.audit({ action: 'message.sent', subjectType: 'delivery', subjectId: id, agencyId, detail });
      return;
    }
    if (!isLast(answer, job)) return releaseForRetry(tx, id, answer.reason);
    await markFailed(tx, id, answer.reason);
    await this.incidents.record(tx, {
      id: job.id,
      name: this.name,
      payload: { deliveryId: id },
      error: `message undelivered: ${answer.reason}`,
      attempts: delivery.attempts,
      ownerRole: this.ownerRole,
    });
    await tellUndelivered(tx, { ...delivery, reason: answer.reason });
  }
}

function isLast(answer: DeliveryAnswer & { readonly accepted: false }, { attempt }: JobRun): boolean {
  return answer.permanent || attempt >= MAX_ATTEMPTS;
}
