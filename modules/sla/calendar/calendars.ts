import { Injectable } from '@nestjs/common';
import { Conflict, InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { compileCalendar, type Calendar, withHours } from '../../../src/kernel/working-time/index.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { definitionHash } from '../policy/definition-hash.js';
import type { Recomputation } from '../recompute/recomputation.js';
import { Recomputations } from '../recompute/recomputations.js';
import { assertDefinition } from './calendar-definition.js';
import { assertArrangement, withYear, type YearArrangement, yearsMissing } from './year-arrangement.js';

/** A version of a calendar as it is stored. */
export interface CalendarVersion {
  readonly id: string;
  readonly number: number;
  readonly definition: Calendar;
  readonly hash: string;
  readonly sourceDocument: string;
  /** `YYYY-MM-DD`; null where the calendar depends on no notice. */
  readonly publishedThrough: string | null;
  readonly createdAt: Date;
}

/** A calendar and its newest version. */
export interface CalendarEntry {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly current: CalendarVersion;
}

/** A new version, and the recomputation by which running clocks follow it. */
export interface ImportedCalendar {
  readonly version: CalendarVersion;
  readonly recomputation: Recomputation;
  /** Years before the one that was added for which there is no arrangement. */
  readonly missingYears: readonly number[];
}

const VERSION = `v.id, v.number, v.definition, v.hash, v.source_document as "sourceDocument",
  v.published_through as "publishedThrough", v.created_at as "createdAt"`;

/** The working calendars: a notice adds a version, and clocks that run follow it for the days not yet passed, after the commit. */
@Injectable()
export class Calendars {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly recomputations: Recomputations,
  ) {}

  async list(caller: Caller): Promise<CalendarEntry[]> {
    return this.uow.run(caller, (tx) =>
      tx.query<CalendarEntry>(
        `select distinct on (k.key) k.id, k.key, k.name, jsonb_build_object('id', v.id, 'number', v.number, 'definition',
           v.definition, 'hash', v.hash, 'sourceDocument', v.source_document, 'publishedThrough', v.published_through,
           'createdAt', v.created_at) as current
         from calendar k join calendar_version v on v.calendar_id = k.id order by k.key, v.number desc`,
      ),
    );
  }

  /** Newest first. @throws NotFound `calendar_not_found` */
  async versions(caller: Caller, key: string): Promise<CalendarVersion[]> {
    return this.uow.run(caller, async (tx) => {
      const rows = await tx.query<CalendarVersion>(
        `select ${VERSION} from calendar_version v join calendar k on k.id = v.calendar_id
         where k.key = $1 order by v.number desc`,
        [key],
      );
      if (rows.length === 0) throw new NotFound('calendar');
      return rows;
    });
  }

  /** @throws Conflict `calendar_exists`; InvalidInput */
  async create(
    caller: Caller,
    calendar: { key: string; name: string; definition: Calendar; sourceDocument: string },
  ): Promise<CalendarVersion> {
    assertDefinition(calendar.definition);
    return this.uow.run(caller, async (tx) => {
      const id = uuidv7();
      const made = await tx.query(
        'insert into calendar (id, key, name, created_at) values ($1, $2, $3, $4) on conflict (key) do nothing returning id',
        [id, calendar.key, calendar.name, await tx.now()],
      );
      if (made.length === 0) throw new Conflict('calendar_exists', 'There is a calendar of this key.');
      return addVersion(tx, { calendarId: id, number: 1, ...calendar });
    });
  }

  /**
   * Adds the arrangement of a year to the newest version; the hours of a make-up day are those of a Monday.
   * @throws NotFound; InvalidInput naming every day that is no day of the year, and `calendar_unchanged`;
   * NoWorkingTime
   */
  async importYear(caller: Caller, key: string, arrangement: YearArrangement): Promise<ImportedCalendar> {
    assertArrangement(arrangement);
    return this.uow.run(caller, async (tx) => {
      const { calendarId, number, definition } = await lockNewest(tx, key);
      const next = withYear(definition, arrangement);
      const missingYears = yearsMissing(definition, arrangement.year);
      const imported = await this.supersede(tx, {
        calendarId,
        number: number + 1,
        definition: next,
        sourceDocument: arrangement.sourceDocument,
      });
      return { ...imported, missingYears };
    });
  }

  /** Adds a version written out in full. @throws as `importYear` does */
  async addVersion(
    caller: Caller,
    key: string,
    version: { definition: Calendar; sourceDocument: string },
  ): Promise<ImportedCalendar> {
    assertDefinition(version.definition);
    return this.uow.run(caller, async (tx) => {
      const { calendarId, number } = await lockNewest(tx, key);
      const imported = await this.supersede(tx, { calendarId, number: number + 1, ...version });
      return { ...imported, missingYears: [] };
    });
  }

  /** Gives the newest version other hours of the week; its holidays stay. @throws as `importYear` does */
  async changeHours(
    caller: Caller,
    key: string,
    { weekly, sourceDocument }: { weekly: Calendar['weekly']; sourceDocument: string },
  ): Promise<ImportedCalendar> {
    const readNumber = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const { calendarId, number, definition: before } = await lockNewest(tx, key);
      if (number !== readNumber) {
        throw new Conflict('version_stale', 'Somebody added a version after you read this one.', {
          version: number,
          ...(await authorOf(tx, calendarId, number)),
        });
      }
      assertDefinition({ ...before, weekly });
      const definition = withHours(before, weekly);
      const imported = await this.supersede(tx, {
        calendarId,
        number: number + 1,
        definition,
        sourceDocument,
      });
      return { ...imported, missingYears: [] };
    });
  }

  private async supersede(tx: Tx, version: NewVersion): Promise<Omit<ImportedCalendar, 'missingYears'>> {
    const [same] = await tx.query(
      'select id from calendar_version where calendar_id = $1 and number = $2 - 1 and hash = $3',
      [version.calendarId, version.number, definitionHash(version.definition)],
    );
    if (same !== undefined)
      throw InvalidInput.at(
        'definition',
        'calendar_unchanged',
        'This is what the newest version says already.',
      );
    // A calendar that never opens would leave every clock without a deadline.
    compileCalendar(version.definition).nextOpen((await tx.now()).getTime());
    const added = await addVersion(tx, version);
    const recomputation = await this.recomputations.begin(tx, { reason: 'calendar', versionId: added.id });
    return { version: added, recomputation };
  }
}

interface NewVersion {
  readonly calendarId: string;
  readonly number: number;
  readonly definition: Calendar;
  readonly sourceDocument: string;
}

async function lockNewest(
  tx: Tx,
  key: string,
): Promise<{ calendarId: string; number: number; definition: Calendar }> {
  const [calendar] = await tx.query<{ id: string }>('select id from calendar where key = $1 for update', [
    key,
  ]);
  if (calendar === undefined) throw new NotFound('calendar');
  const [newest] = await tx.query<{ number: number; definition: Calendar }>(
    'select number, definition from calendar_version where calendar_id = $1 order by number desc limit 1',
    [calendar.id],
  );
  if (newest === undefined) throw new NotFound('calendar');
  return { calendarId: calendar.id, ...newest };
}

/** Who added a version, and when. */
async function authorOf(tx: Tx, calendarId: string, number: number): Promise<{ by: string; at: string }> {
  const [author] = await tx.query<{ by: string; at: Date }>(
    `select coalesce(u.display_name, '系统') as by, v.created_at as at
     from calendar_version v left join app_user u on u.id = v.created_by where v.calendar_id = $1 and v.number = $2`,
    [calendarId, number],
  );
  if (author === undefined) throw new NotFound('calendar');
  return { by: author.by, at: author.at.toISOString() };
}

async function addVersion(
  tx: Tx,
  { calendarId, number, definition, sourceDocument }: NewVersion,
): Promise<CalendarVersion> {
  const id = uuidv7();
  const [version] = await tx.query<CalendarVersion>(
    `insert into calendar_version as v (id, calendar_id, number, definition, hash, source_document, published_through,
                                        created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${VERSION}`,
    [
      id,
      calendarId,
      number,
      JSON.stringify(definition),
      definitionHash(definition),
      sourceDocument,
      definition.publishedThrough ?? null,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
  if (version === undefined) throw new NotFound('calendar');
  tx.audit({
    action: 'calendar.versioned',
    subjectType: 'calendar',
    subjectId: calendarId,
    detail: { number, hash: version.hash },
  });
  return version;
}
