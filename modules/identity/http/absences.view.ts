import { ApiProperty } from '@nestjs/swagger';
import type { Absence } from '../absences/absence.store.js';
import type { Absent, Colleague } from '../absences/people-in-care.js';

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

/** Somebody to choose by name. */
export class ColleagueView {
  userId: string;
  /** @example 李某乙 */
  displayName: string;
  /** Agencies and coordinated areas. @example ['草堂派出所'] */
  places: string[];

  static of({ userId, displayName, places }: Colleague): ColleagueView {
    return { userId, displayName, places: [...places] };
  }
}

/** Who may cover for somebody, by name. */
export class ColleagueListView {
  @ApiProperty({ type: () => [ColleagueView] })
  items: ColleagueView[];
}

/** Whom the caller may record an absence for, themselves first; theirs and those in which the caller covers, not over yet. */
export class AbsentView extends AbsenceListView {
  @ApiProperty({ type: () => [ColleagueView] })
  people: ColleagueView[];

  static of({ people, items }: Absent): AbsentView {
    return {
      people: people.map((person) => ColleagueView.of(person)),
      items: items.map((absence) => AbsenceView.of(absence)),
    };
  }
}
