import type { FieldProblem } from '../../../src/kernel/errors.js';

/*
 * The amounts of a rule, read as JSON that may be anything. Every one of them is bounded: whoever counts walks over the
 * calendar, and a step that starts the clock must neither wait for that nor fall beyond what a date can say.
 */

const TEN_YEARS_OF_DAYS = 3653;
const TEN_YEARS_OF_HOURS = TEN_YEARS_OF_DAYS * 24;
const TEN_YEARS_OF_SECONDS = TEN_YEARS_OF_HOURS * 3600;
const MAX_TIMES_EXTENDED = 10;

/** Reads one property: what is wrong with it, or null. */
type Part = (value: unknown) => { readonly code: string; readonly message: string } | null;
type Parts = Readonly<Record<string, Part>>;

const number =
  (least: number, most: number, { whole }: { readonly whole: boolean }): Part =>
  (value) =>
    typeof value === 'number' &&
    value >= least &&
    value <= most &&
    (whole ? Number.isInteger(value) : Number.isFinite(value))
      ? null
      : { code: 'bad_amount', message: `A ${whole ? 'whole ' : ''}number from ${least} to ${most}.` };
const whole = (least: number, most: number): Part => number(least, most, { whole: true });
const choice =
  (...choices: readonly unknown[]): Part =>
  (value) =>
    choices.includes(value) ? null : { code: 'is_in', message: `One of ${choices.join(', ')}.` };

/** What a time has beside its unit, by unit. */
const TIMES: Readonly<Record<string, Parts>> = {
  given: { optional: choice(undefined, true) },
  business_seconds: { amount: number(0, TEN_YEARS_OF_SECONDS, { whole: false }) },
  working_days: {
    amount: whole(0, TEN_YEARS_OF_DAYS),
    mode: choice('same_clock_time', 'same_clock_time_then_next_open', 'end_of_working_day'),
  },
  statutory_working_days: { amount: whole(0, TEN_YEARS_OF_DAYS) },
  calendar_hours: {
    amount: number(0, TEN_YEARS_OF_HOURS, { whole: false }),
    hourRule: choice('from_instant', 'exclude_starting_hour'),
  },
  calendar_days: { amount: whole(0, TEN_YEARS_OF_DAYS), rollLastDay: choice(true, false) },
  months: { amount: whole(0, 120), rollLastDay: choice(true, false) },
};

const EXTENSION: Parts = {
  count: whole(1, MAX_TIMES_EXTENDED),
  maxPercent: whole(1, 100),
  approver: choice('owner_head', 'coordinator', 'law'),
  needsConsent: choice(true, false),
};

const STEP_DISTANCES: Readonly<Record<string, number>> = {
  business_seconds: TEN_YEARS_OF_SECONDS,
  real_seconds: TEN_YEARS_OF_SECONDS,
  working_days: TEN_YEARS_OF_DAYS,
};

/** What is wrong with a `time`, by the path of its part. */
export function timeProblems(time: Readonly<Record<string, unknown>>, path: string): FieldProblem[] {
  const { unit, ...parts } = time;
  const known = typeof unit === 'string' && Object.hasOwn(TIMES, unit) ? TIMES[unit] : undefined;
  if (known !== undefined) return partProblems(known, parts, path);
  const message = `One of ${Object.keys(TIMES).join(', ')}.`;
  return [{ path: `${path}.unit`, code: 'unknown_unit', message }];
}

/** What is wrong with an `extension`, by the path of its part. */
export function extensionProblems(
  extension: Readonly<Record<string, unknown>>,
  path: string,
): FieldProblem[] {
  return partProblems(EXTENSION, extension, path);
}

/** What is wrong with the pauses and the grace that a rule allows. */
export function toleranceProblems(
  { maxPauseHours, graceMinutes }: { readonly maxPauseHours: number | null; readonly graceMinutes: number },
  path: string,
): FieldProblem[] {
  const parts = {
    ...(maxPauseHours === null ? {} : { maxPauseHours: number(0, TEN_YEARS_OF_HOURS, { whole: false }) }),
    graceMinutes: number(0, TEN_YEARS_OF_HOURS * 60, { whole: false }),
  };
  const given = maxPauseHours === null ? { graceMinutes } : { maxPauseHours, graceMinutes };
  return partProblems(parts, given, path);
}

/** Whether a step of a ladder lies within ten years of the deadline, or is a share of the time within it. */
export function isStepAmount(unit: unknown, amount: unknown): boolean {
  if (typeof amount !== 'number') return false;
  if (unit === 'percent_of_time') return amount > 0 && amount <= 100;
  const most = STEP_DISTANCES[String(unit)] ?? 0;
  return Math.abs(amount) <= most && (unit !== 'working_days' || Number.isInteger(amount));
}

function partProblems(parts: Parts, given: Readonly<Record<string, unknown>>, path: string): FieldProblem[] {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(parts, name));
  return [
    ...unknown.map((name) => ({
      path: `${path}.${name}`,
      code: 'unknown_field',
      message: 'There is no such property.',
    })),
    ...Object.entries(parts).flatMap(([name, part]) => {
      const problem = part(given[name]);
      return problem === null ? [] : [{ path: `${path}.${name}`, ...problem }];
    }),
  ];
}
