import { compileCalendar, type Calendar, type WallInterval } from '../../../src/kernel/working-time/index.js';

export const HOUR_MS = 3_600_000;

const OFFICE_HOURS: readonly WallInterval[] = [['09:00', '17:30']];
const weekdays = (hours: readonly WallInterval[]): Calendar['weekly'] => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
});

/** The dates of the 2026 arrangement that the examples touch: closed days, and make-up days with office hours. */
const CLOSED_2026 = [
  ...['2026-01-01', '2026-01-02', '2026-01-03'],
  ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => `2026-02-${day}`),
  ...['2026-04-04', '2026-04-05', '2026-04-06'],
  ...['01', '02', '03', '04', '05'].map((day) => `2026-05-${day}`),
  ...['2026-06-19', '2026-06-20', '2026-06-21'],
  ...['2026-09-25', '2026-09-26', '2026-09-27'],
  ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`),
];
const MAKE_UP_2026 = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

function shanghai(hours: readonly WallInterval[], change: Partial<Calendar> = {}): Calendar {
  const overrides = Object.fromEntries([
    ...CLOSED_2026.map((date) => [date, []] as const),
    ...MAKE_UP_2026.map((date) => [date, hours] as const),
  ]);
  return {
    tz: 'Asia/Shanghai',
    weekly: weekdays(hours),
    overrides,
    publishedThrough: '2026-12-31',
    ...change,
  };
}

const ALWAYS: readonly WallInterval[] = [['00:00', '24:00']];

/** Office 09:00–17:30, Asia/Shanghai, the 2026 arrangement. */
export const officeCalendar = shanghai(OFFICE_HOURS);
export const office = compileCalendar(officeCalendar);
export const lunch = compileCalendar(
  shanghai([
    ['09:00', '12:00'],
    ['13:30', '17:30'],
  ]),
);
/** Whole days: what counts is whether a day is a working day. */
export const days = compileCalendar(shanghai(ALWAYS));
/** As it stood before the 2026 notice: weekends only, published through 2025. */
export const beforeNotice = compileCalendar({
  tz: 'Asia/Shanghai',
  weekly: weekdays(OFFICE_HOURS),
  publishedThrough: '2025-12-31',
});
export const roundTheClock = compileCalendar({
  tz: 'Asia/Shanghai',
  weekly: { ...weekdays(ALWAYS), sat: ALWAYS, sun: ALWAYS },
});
export const berlin = compileCalendar({
  tz: 'Europe/Berlin',
  weekly: { ...weekdays(OFFICE_HOURS), sun: ALWAYS },
});
export const neverOpen = compileCalendar({ tz: 'Asia/Shanghai', weekly: {} });
/** The office with Monday 2026-03-09 declared closed on the Sunday before. */
export const officeClosedMonday = compileCalendar({
  ...officeCalendar,
  overrides: { ...officeCalendar.overrides, '2026-03-09': [] },
});

/** Epoch ms of a Shanghai wall time such as `2026-03-06 17:30` or `… 17:29:59`. */
export function at(text: string): number {
  const [date = '', time = ''] = text.split(' ');
  return Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+08:00`);
}

/** Back to the form of `at`, so that a failing test can be read. */
export function wall(instant: number | null): string | null {
  if (instant === null) return null;
  const text = new Date(instant + 8 * HOUR_MS).toISOString().replace('T', ' ').replace('Z', '');
  return text.replace('.000', '').replace(/^(.{16}):00$/, '$1');
}
