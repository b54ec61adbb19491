import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Cases } from '../../cases/index.js';
import { Clocks } from '../../sla/index.js';
import { chargedFor, type Joint } from './joint.js';

/** What a clock of a joint case runs on; it has the name of what it runs on. */
type Subject = 'plan_item' | 'joint_meeting';

/** Something an agency of a joint case is waited for with: it has a clock, so it stands in lists, warns and climbs (ADR 35). */
export interface Duty {
  readonly subject: Subject;
  readonly id: string;
  readonly agencyId: string;
  readonly dueAt: Date;
}

/** The clocks of plan items and meetings. Whoever answers for the case is told with the agency's head when one is late. */
@Injectable()
export class JointClocks {
  constructor(
    private readonly clocks: Clocks,
    private readonly cases: Cases,
  ) {}

  async start(tx: Tx, joint: Pick<Joint, 'theCase' | 'referrals'>, duty: Duty): Promise<void> {
    const { theCase } = joint;
    await this.clocks.start(tx, {
      subjectType: duty.subject,
      subjectId: duty.id,
      caseId: theCase.id,
      areaId: theCase.areaId,
      name: duty.subject,
      lane: theCase.lane,
      band: this.cases.bandOf(theCase),
      ownerAgencyId: chargedFor(joint, duty.agencyId),
      senderAgencyId: theCase.ownerAgencyId,
      dueAt: duty.dueAt,
    });
  }

  /** What was agreed anew: what is late by then stays on record, the rest was never late. */
  async startAnew(tx: Tx, joint: Pick<Joint, 'theCase' | 'referrals'>, duty: Duty): Promise<void> {
    await this.cancel(tx, duty.subject, duty.id);
    await this.start(tx, joint, duty);
  }

  async stop(tx: Tx, subject: Subject, id: string): Promise<void> {
    await this.clocks.stop(tx, { subjectId: id, name: subject });
  }

  /** Nobody is waited for with it any more. */
  async cancel(tx: Tx, subject: Subject, id: string): Promise<void> {
    await this.clocks.cancel(tx, { subjectId: id, name: subject });
  }

  /** Another agency is waited for with it, by the same day. */
  async charge(
    tx: Tx,
    subject: Subject,
    { id, agencyId }: { readonly id: string; readonly agencyId: string },
  ): Promise<void> {
    await this.clocks.reassign(tx, { subjectId: id, name: subject }, agencyId);
  }

  async moveToCase(tx: Tx, ids: readonly string[], caseId: string): Promise<void> {
    for (const id of ids) await this.clocks.moveToCase(tx, id, caseId);
  }
}
