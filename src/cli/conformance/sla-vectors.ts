import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../../kernel/errors.js';
import { compileCalendar, type WorkingTime } from '../../kernel/working-time/index.js';
import { calendarKinds } from './calendar-vectors.js';
import { clockKinds } from './clock-vectors.js';
import type { SlaVector, SlaVectorFile, VectorCalendar } from './vector-file.js';

/** A vector the engine disagrees with. */
export interface FailedVector {
  readonly id: string;
  readonly kind: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The outcome of a run. */
export interface VectorRun {
  readonly passed: number;
  readonly failed: readonly FailedVector[];
}

/** Runs every vector of a parsed vector file; a kind that nobody knows is a failure. */
export function runSlaVectors(file: SlaVectorFile): VectorRun {
  const calendars = compileVectorCalendars(file);
  const failed = file.vectors.flatMap((vector) => runSlaVector(vector, calendars) ?? []);
  return { passed: file.vectors.length - failed.length, failed };
}

/** The calendars of a vector file by name. Throws InvalidInput. */
export function compileVectorCalendars({ calendars }: SlaVectorFile): ReadonlyMap<string, WorkingTime> {
  return new Map(Object.entries(calendars).map(([name, calendar]) => [name, compile(calendar)]));
}

/** Runs one vector; null when it passes. */
export function runSlaVector(
  vector: SlaVector,
  calendars: ReadonlyMap<string, WorkingTime>,
): FailedVector | null {
  const { id, kind } = vector;
  const expected = withoutLocalTimes(vector.expected);
  const actual = answer(vector, calendars);
  return agrees(expected, actual) ? null : { id, kind, expected, actual };
}

function answer(vector: SlaVector, calendars: ReadonlyMap<string, WorkingTime>): unknown {
  const calendar = calendars.get(vector.calendar);
  if (calendar === undefined) return `unknown calendar ${vector.calendar}`;
  try {
    const calendarKind = calendarKinds[vector.kind];
    if (calendarKind !== undefined) return calendarKind(vector, calendar);
    const clockKind = clockKinds[vector.kind];
    return clockKind === undefined ? `unknown kind ${vector.kind}` : clockKind(vector, calendars);
  } catch (error) {
    if (error instanceof DomainError) return { error: error.code.toUpperCase() };
    if (error instanceof TypeError) return `unreadable vector: ${error.message}`;
    throw error;
  }
}

/** Every expected fact must be there; facts the vector does not ask for are of no interest. */
function agrees(expected: unknown, actual: unknown): boolean {
  if (!isRecord(expected) || !isRecord(actual)) return false;
  return (
    Object.keys(expected).length > 0 &&
    Object.entries(expected).every(([fact, value]) => isDeepStrictEqual(actual[fact], value))
  );
}

/** `*_local` repeats an instant for the reader. */
function withoutLocalTimes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLocalTimes);
  if (!isRecord(value)) return value;
  const facts = Object.entries(value).filter(([name]) => !name.endsWith('_local'));
  return Object.fromEntries(facts.map(([name, fact]) => [name, withoutLocalTimes(fact)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compile({ annual_holidays: annualHolidays = [], ...calendar }: VectorCalendar): WorkingTime {
  return compileCalendar({ ...calendar, annualHolidays });
}
