import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import { compileCalendar, type Calendar, type WorkingTime } from '../../../src/kernel/working-time/index.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Calendars } from '../domain/fold-clock.js';

/** The calendar versions clocks are pinned to, compiled once a process: they never change. */
@Injectable()
export class CalendarVersions {
  private readonly compiled = new Map<string, WorkingTime>();

  /**
   * Every version of `ids`, compiled.
   * @throws NotFound `calendar_version_not_found`
   */
  async load(tx: Tx, ids: Iterable<string>): Promise<Calendars> {
    const missing = [...new Set(ids)].filter((id) => !this.compiled.has(id));
    if (missing.length > 0) {
      const rows = await tx.query<{ id: string; definition: Calendar }>(
        'select id, definition from calendar_version where id = any($1)',
        [missing],
      );
      for (const { id, definition } of rows) this.compiled.set(id, compileCalendar(definition));
    }
    if (missing.some((id) => !this.compiled.has(id))) throw new NotFound('calendar_version');
    return this.compiled;
  }
}
