import { InvalidInput } from '../../../src/kernel/errors.js';
import { assertCalendar, type Calendar } from '../../../src/kernel/working-time/index.js';

/** What arrives as JSON may be anything: days and weeks are maps to lists of pairs of texts. */
export function assertDefinition(definition: Calendar): void {
  const {
    tz,
    weekly,
    overrides = {},
    breaks = {},
    annualHolidays = [],
  } = definition as unknown as Readonly<Record<string, unknown>>;
  const problems = Object.entries({ weekly, overrides, breaks })
    .filter(([, days]) => !isHoursByDay(days))
    .map(([path]) => ({ path, code: 'bad_hours', message: 'Lists of [open, close] by day.' }));
  if (typeof tz !== 'string')
    problems.push({ path: 'tz', code: 'bad_text', message: 'Give an IANA time zone.' });
  if (!Array.isArray(annualHolidays)) {
    problems.push({ path: 'annualHolidays', code: 'bad_list', message: 'A list of MM-DD.' });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  assertCalendar(definition);
}

function isHoursByDay(days: unknown): boolean {
  const isPair = (pair: unknown): boolean =>
    Array.isArray(pair) && pair.length === 2 && pair.every((time) => typeof time === 'string');
  return (
    typeof days === 'object' &&
    days !== null &&
    Object.values(days).every((hours: unknown) => Array.isArray(hours) && hours.every(isPair))
  );
}
