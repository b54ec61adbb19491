import type { Calendar, WallInterval } from '../../../../src/kernel/working-time';
import { WEEK_TEXT } from '../../texts/admin-calendars';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The hours of each day as they are typed: 09:00-12:00, 13:30-17:30; empty is a day off. */
export type TypedWeek = Partial<Record<Weekday, string>>;

const PART = /^\d{1,2}:\d{2}-\d{1,2}:\d{2}$/;

/** Whether a text names hours, or none. */
export function isHours(text: string | undefined): boolean {
  return partsOf(text).every((part) => PART.test(part));
}

export function weekOfTyped(typed: TypedWeek): Calendar['weekly'] {
  const days = WEEKDAYS.map((day) => [day, partsOf(typed[day]).map(intervalOf)] as const);
  return Object.fromEntries(days.filter(([, hours]) => hours.length > 0));
}

export function typedOf({ weekly }: Pick<Calendar, 'weekly'>): TypedWeek {
  return Object.fromEntries(
    WEEKDAYS.map((day) => [day, (weekly[day] ?? []).map((part) => part.join('-')).join(', ')]),
  );
}

/** Whatever sign is typed between two times or two stretches: what is meant is clear. */
function partsOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .replace(WEEK_TEXT.colon, ':')
    .replace(WEEK_TEXT.until, '-')
    .split(WEEK_TEXT.between)
    .filter((part) => part !== '');
}

function intervalOf(part: string): WallInterval {
  const [from = '', until = ''] = part.split('-').map((time) => time.padStart(5, '0'));
  return [from, until];
}
