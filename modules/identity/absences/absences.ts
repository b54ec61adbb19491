import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../../src/kernel/china-time.js';
import { Conflict, InvalidInput, NotFound, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { record } from '../accounts/record.js';
import {
  type Absence,
  absencesAround,
  endAbsence,
  getAbsence,
  insertAbsence,
  type NewAbsence,
  overlapping,
} from './absence.store.js';
import { requireCover, requireHeadOf } from './colleagues.js';
import { grantToCover, revokeFromCover } from './cover-grants.js';
import { type Absent, absentOf, type Colleague, coversFor } from './people-in-care.js';

/** Who is away for longer is replaced, and not covered [design]. */
const LONGEST_DAYS = 366;

export interface AskedAbsence {
  readonly coverUserId: string;
  readonly from: Date;
  readonly until: Date;
}

/** Who is away and who covers: recorded by the person or by their head. */
@Injectable()
export class Absences {
  constructor(private readonly uow: UnitOfWork) {}

  /** Those of somebody that are not over, and those in which they cover. @throws Forbidden `not_their_head` */
  async around(caller: Caller, userId: string): Promise<Absence[]> {
    return this.uow.run(caller, async (tx) => {
      await requireMay(tx, userId);
      return absencesAround(tx, userId);
    });
  }

  /** Whom the caller may record an absence for, and what is recorded around them. */
  async inCare(caller: Caller): Promise<Absent> {
    return this.uow.run(caller, (tx) => absentOf(tx, caller.actor));
  }

  /** Who may cover for somebody. @throws Forbidden `not_their_head` */
  async covers(caller: Caller, userId: string): Promise<readonly Colleague[]> {
    return this.uow.run(caller, async (tx) => {
      await requireMay(tx, userId);
      return coversFor(tx, userId);
    });
  }

  /**
   * @throws Forbidden `not_their_head`; InvalidInput; Refused `cover_yourself`, `cover_not_active`, `cover_administers`,
   *   `cover_no_colleague`, `cover_absent`, `covers_somebody`; Conflict `absence_overlaps`
   */
  async record(caller: Caller, userId: string, asked: AskedAbsence): Promise<Absence> {
    return this.uow.run(caller, async (tx) => {
      const lendsPowers = await requireMay(tx, userId);
      if (asked.coverUserId === userId) throw new Refused('cover_yourself', 'Nobody covers for themselves.');
      await requireCover(tx, userId, asked.coverUserId);
      const absence = { id: uuidv7(), userId, ...(await stretchOf(tx, asked)) };
      await requireFree(tx, absence);
      await insertAbsence(tx, absence);
      if (lendsPowers) await grantToCover(tx, absence);
      tellRecorded(tx, absence);
      return getAbsence(tx, absence.id);
    });
  }

  /** @throws NotFound `absence_not_found`; Forbidden `not_their_head`; Conflict `absence_over` */
  async end(caller: Caller, userId: string, id: string): Promise<Absence> {
    return this.uow.run(caller, async (tx) => {
      await requireMay(tx, userId);
      const absence = await getAbsence(tx, id);
      if (absence.userId !== userId) throw new NotFound('absence');
      if (await isOver(tx, absence)) throw new Conflict('absence_over', 'It is over already.');
      await endAbsence(tx, id);
      await revokeFromCover(tx, id);
      record(tx, {
        type: 'absence.ended',
        subjectType: 'user',
        subjectId: userId,
        detail: { absenceId: id, coverUserId: absence.coverUserId },
      });
      return getAbsence(tx, id);
    });
  }
}

/** It has ended, or was called off before it began. */
async function isOver(tx: Tx, { startsAt, endsAt }: Absence): Promise<boolean> {
  return endsAt <= (await tx.now()) || endsAt <= startsAt;
}

/** @returns whether a coordinator's powers pass to the cover by the caller's word */
async function requireMay(tx: Tx, userId: string): Promise<boolean> {
  const { actor } = tx.caller;
  return actor.userId === userId || requireHeadOf(tx, actor, userId);
}

/** It begins now at the earliest: nobody covered yesterday. */
async function stretchOf(
  tx: Tx,
  { coverUserId, from, until }: AskedAbsence,
): Promise<Omit<NewAbsence, 'id' | 'userId'>> {
  const now = await tx.now();
  const startsAt = from < now ? now : from;
  if (until <= startsAt) {
    throw InvalidInput.at('until', 'not_in_future', 'An absence ends after it began, and in the future.');
  }
  if (until.getTime() - startsAt.getTime() > LONGEST_DAYS * DAY_MS) {
    throw InvalidInput.at('until', 'absence_too_long', `At most ${LONGEST_DAYS} days.`);
  }
  return { coverUserId, startsAt, endsAt: until };
}

async function requireFree(tx: Tx, absence: NewAbsence): Promise<void> {
  const { userId, coverUserId } = absence;
  for (const other of await overlapping(tx, [userId, coverUserId], absence)) {
    if (other.userId === userId) {
      throw new Conflict('absence_overlaps', 'An absence of theirs overlaps this one.', { id: other.id });
    }
    if (other.userId === coverUserId) {
      throw new Refused('cover_absent', 'The cover is away themselves at that time.');
    }
    if (other.coverUserId === userId) {
      throw new Refused('covers_somebody', 'They cover somebody else at that time.', { id: other.id });
    }
  }
}

function tellRecorded(tx: Tx, { id, userId, coverUserId, startsAt, endsAt }: NewAbsence): void {
  record(tx, {
    type: 'absence.recorded',
    subjectType: 'user',
    subjectId: userId,
    detail: {
      absenceId: id,
      coverUserId,
      from: startsAt.toISOString(),
      until: endsAt.toISOString(),
    },
  });
}
