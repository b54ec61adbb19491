import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CalendarChoice } from '../policy/resolve-target.js';

/** The newest version of a calendar, to be followed by `where k.key = …` and `order by v.number desc limit 1`. */
export const VERSION_OF_CALENDAR = `select v.id from calendar_version v join calendar k on k.id = v.calendar_id`;

const newest = (key: string): string =>
  `(${VERSION_OF_CALENDAR} where k.key = ${key} order by v.number desc limit 1)`;

/** Which calendar versions a clock is pinned to when it is pinned today. */
@Injectable()
export class CalendarsInForce {
  /** @throws NotFound `agency_not_found` */
  async forOwner(tx: Tx, agencyId: string): Promise<CalendarChoice> {
    const rows = await tx.query<CalendarChoice>(
      `select coalesce(${newest('g.calendar_key')}, ${newest(`'office'`)}) as owner, ${newest(`'office'`)} as office,
              ${newest(`'station'`)} as station
       from agency g where g.id = $1`,
      [agencyId],
    );
    const row = rows[0];
    if (row === undefined) throw new NotFound('agency');
    return row;
  }
}
