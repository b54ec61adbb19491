import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { Turns } from '../../../src/kernel/turns.js';
import { type Role, systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { record } from './record.js';

interface Ended {
  readonly membershipId: string;
  readonly userId: string;
  readonly role: Role;
  readonly agencyId: string | null;
  readonly areaId: string | null;
  readonly validTo: Date;
}

const BATCH = 200;

/** Marked in the transaction that tells it: whoever dies between the two has done neither, and the next sweep does both. */
const END_SQL = `
with due as (
  select id from membership where ended_at is null and valid_to <= $1
  order by valid_to, id limit $2 for update skip locked)
update membership m set ended_at = $1 from due where m.id = due.id
returning m.id as "membershipId", m.user_id as "userId", m.role, m.agency_id as "agencyId", m.area_id as "areaId",
  m.valid_to as "validTo"`;

/**
 * Roles end by their date with nobody doing anything: they let nobody in from that instant, and what has to follow (work
 * that is to be given to others) follows from the event told here. Any number of processes may sweep.
 */
@Injectable()
export class EndMemberships {
  private readonly turns = new Turns();

  constructor(private readonly uow: UnitOfWork) {}

  /** @returns how many had ended by now and had not been told; one call of a process waits for the other */
  endDue(): Promise<number> {
    return this.turns.take(() => this.endAll());
  }

  private async endAll(): Promise<number> {
    let total = 0;
    for (;;) {
      const ended = await this.endBatch();
      total += ended;
      if (ended < BATCH) return total;
    }
  }

  private endBatch(): Promise<number> {
    return this.uow.run(systemCaller(uuidv7()), async (tx) => {
      const ended = await tx.query<Ended>(END_SQL, [await tx.now(), BATCH]);
      for (const { userId, validTo, ...membership } of ended) {
        record(tx, {
          type: 'membership.ended',
          subjectType: 'user',
          subjectId: userId,
          agencyId: membership.agencyId,
          detail: { ...membership, validTo: validTo.toISOString() },
        });
      }
      return ended.length;
    });
  }
}
