import { Injectable } from '@nestjs/common';
import { assertNever } from '../../../src/kernel/assert-never.js';
import { Conflict, Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { ChaseReferrals, ExtendReferrals, Referrals } from '../../referrals/index.js';
import { Escalations } from '../../sla/index.js';
import { RaiseLines } from '../supervision/raise.js';
import { Supervise } from '../supervision/supervise.js';
import type { BulkAct, BulkParams, BulkRow } from './bulk-act.js';

/** Before it was accepted the centre takes it back at once; later it asks, and takes it back when it has asked. */
const TAKEN_BACK: readonly string[] = ['queued', 'info_requested', 'rejection_review'];

/** One line, acted on as if it had been the only one: by the code, and so with the guards, of the single act. */
@Injectable()
export class PerformBulk {
  constructor(
    private readonly referrals: Referrals,
    private readonly chasing: ChaseReferrals,
    private readonly extending: ExtendReferrals,
    private readonly supervising: Supervise,
    private readonly raising: RaiseLines,
    private readonly escalations: Escalations,
  ) {}

  /**
   * What has to be known before a line is tried, and then stays so: whom the ranking chooses for it.
   * @throws Refused `no_agency_fits`
   */
  async choose(tx: Tx, { act, params }: BulkAct, row: BulkRow): Promise<Partial<BulkRow['read']>> {
    if (act !== 'reroute' || params.recipientAgencyId !== undefined) return {};
    const toAgencyId = await this.referrals.successorOf(tx, referralOf(row));
    if (toAgencyId === null) throw new Refused('no_agency_fits', 'No agency surely fits: choose one.');
    return { toAgencyId };
  }

  /** @throws Refused `not_a_referral`; Conflict `nothing_to_take_up`, `no_extension_asked`; and as the single act */
  async perform(tx: Tx, { act, params }: BulkAct, row: BulkRow): Promise<void> {
    const { lineId, read } = row;
    switch (act) {
      case 'chase':
        await this.chasing.recordIn(tx, referralOf(row), { channel: 'message', reached: false, ...params });
        return;
      case 'take_up':
        if (read.escalationId === null)
          throw new Conflict('nothing_to_take_up', 'Nobody was told of it, or somebody has taken it up.');
        await this.escalations.acknowledgeIn(tx, read.escalationId, params.note ?? null);
        return;
      case 'supervise':
        await this.supervising.orderIn(tx, { clockId: lineId, ...params });
        return;
      case 'raise':
        return this.raising.raiseIn(tx, lineId, params.reason);
      case 'reroute':
        return this.reroute(tx, params, row);
      case 'recall':
        return this.recall(tx, params, row);
      case 'more_time':
        if (read.extensionId === null) throw new Conflict('no_extension_asked', 'Nobody asks for more time.');
        return this.extending.decideIn(tx, referralOf(row), { extensionId: read.extensionId, ...params });
      default:
        return assertNever(act);
    }
  }

  private async reroute(
    tx: Tx,
    { recipientAgencyId, handoverNote, arbitration }: BulkParams['reroute'],
    row: BulkRow,
  ): Promise<void> {
    await this.referrals.perform(tx, 'reroute', {
      referralId: referralOf(row),
      command: {
        recipientAgencyId: recipientAgencyId ?? row.read.toAgencyId ?? '',
        handoverNote,
        ...(arbitration === undefined ? {} : { arbitration }),
      },
      expectedVersion: row.read.version,
    });
  }

  private async recall(tx: Tx, { reason, note }: BulkParams['recall'], row: BulkRow): Promise<void> {
    const referralId = referralOf(row);
    const expectedVersion = row.read.version;
    const { state } = await this.referrals.get(tx, referralId);
    if (state === 'recall_pending') {
      await this.referrals.perform(tx, 'force_recall', { referralId, command: { note }, expectedVersion });
      return;
    }
    const event = TAKEN_BACK.includes(state) ? 'recall' : 'request_recall';
    await this.referrals.perform(tx, event, { referralId, command: { reason, note }, expectedVersion });
  }
}

/** @throws Refused `not_a_referral` where the line is about the case itself */
function referralOf({ subjectType, subjectId }: BulkRow): string {
  if (subjectType === 'referral') return subjectId;
  throw new Refused('not_a_referral', 'This is about the case itself, and with no agency.');
}
