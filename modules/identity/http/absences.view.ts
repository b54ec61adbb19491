import { ApiProperty } from '@nestjs/swagger';
import type { Absence } from '../absences/absence.store.js';

/** Somebody is away, and who covers. */
export class AbsenceView {
  id: string;
  userId: string;
  /** @example 张某甲 */
  userName: string;
  coverUserId: string;
  /** @example 李某乙 */
  coverName: string;
  from: string;
  /** Moved when it ended early. */
  until: string;

  static of({ id, userId, userName, coverUserId, coverName, startsAt, endsAt }: Absence): AbsenceView {
    return {
      id,
      userId,
      userName,
      coverUserId,
      coverName,
      from: startsAt.toISOString(),
      until: endsAt.toISOString(),
    };
  }
}

/** Absences that are not over, the next one first. */
export class AbsenceListView {
  @ApiProperty({ type: () => [AbsenceView] })
  items: AbsenceView[];
}
