import type { Tx } from '../../../src/platform/database/tx.js';
import { addWorkingDays } from '../../../src/kernel/working-time/index.js';
import { CalendarVersions } from '../../sla/index.js';

/** How long something waits, in working days of the office calendar. */
export const WAITS = ['under_1', 'from_1', 'from_3', 'over_7'] as const;
export type Wait = (typeof WAITS)[number];

export const WAIT_WORDS: Readonly<Record<Wait, string>> = {
  under_1: '不足 1 个工作日',
  from_1: '1–3 个工作日',
  from_3: '3–7 个工作日',
  over_7: '7 个工作日以上',
};

/** What began at `since` or later and before `until`; null where there is no bound. */
export interface Begun {
  readonly since: Date | null;
  readonly until: Date | null;
}

/** When that began which waits so long now. A working day ago is this time of day on the working day before. */
export async function begunFor(
  tx: Tx,
  calendars: CalendarVersions,
  now: Date,
): Promise<Readonly<Record<Wait, Begun>>> {
  const [newest] = await tx.query<{ id: string }>(
    `select v.id from calendar_version v join calendar k on k.id = v.calendar_id where k.key = 'office' order by v.number desc limit 1`,
  );
  const calendar = newest === undefined ? undefined : (await calendars.load(tx, [newest.id])).get(newest.id);
  if (calendar === undefined) throw new Error('there is no office calendar');
  const at = now.getTime();
  const ago = (count: number): Date => {
    const day = addWorkingDays(calendar, calendar.dayOf(at), { count: -count, convention: 'exclude_start' });
    return new Date(calendar.instantOf(day, calendar.wallTimeOf(at)));
  };
  const [one, three, seven] = [ago(1), ago(3), ago(7)];
  return {
    under_1: { since: one, until: null },
    from_1: { since: three, until: one },
    from_3: { since: seven, until: three },
    over_7: { since: null, until: seven },
  };
}
