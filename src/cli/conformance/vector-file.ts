import type { WallInterval } from '../../kernel/working-time/index.js';
import { StartupError } from '../../platform/config/startup-error.js';

/** A calendar as the vector file writes it. */
export interface VectorCalendar {
  readonly tz: string;
  readonly weekly: Readonly<Record<string, readonly WallInterval[]>>;
  readonly overrides?: Readonly<Record<string, readonly WallInterval[]>>;
  readonly annual_holidays?: readonly string[];
  readonly breaks?: Readonly<Record<string, readonly WallInterval[]>>;
}

/** One vector: pure data, calendar and inputs → expected. Which inputs a vector has depends on its kind. */
export interface SlaVector {
  readonly id: string;
  readonly kind: string;
  readonly calendar: string;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly [input: string]: unknown;
}

/** The parsed `sla_vectors.json`. */
export interface SlaVectorFile {
  readonly calendars: Readonly<Record<string, VectorCalendar>>;
  readonly vectors: readonly SlaVector[];
}

/** @throws StartupError when the file is no list of vectors with the calendars they name */
export function readVectorFile(json: unknown): SlaVectorFile {
  const { calendars, vectors } = (json ?? {}) as Record<string, unknown>;
  if (!isObject(calendars) || !Object.values(calendars).every(isCalendar))
    throw new StartupError('The file has no "calendars", each with "tz" and "weekly".');
  if (!Array.isArray(vectors)) throw new StartupError('The file has no list "vectors".');
  const wrong = vectors.findIndex((vector: unknown) => !isVector(vector));
  if (wrong >= 0)
    throw new StartupError(`Vector ${wrong + 1} needs "id", "kind", "calendar" and "expected".`);
  return json as SlaVectorFile;
}

function isCalendar(calendar: unknown): boolean {
  return isObject(calendar) && typeof calendar['tz'] === 'string' && isObject(calendar['weekly']);
}

function isVector(vector: unknown): boolean {
  return (
    isObject(vector) &&
    isObject(vector['expected']) &&
    ['id', 'kind', 'calendar'].every((part) => typeof vector[part] === 'string')
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A required text input. Throws when the vector lacks it. */
export function text(vector: SlaVector, field: string): string {
  const value = vector[field];
  if (typeof value !== 'string') throw new TypeError(`${vector.id} has no text ${field}`);
  return value;
}

/** A required number input. Throws when the vector lacks it. */
export function number(vector: SlaVector, field: string): number {
  const value = vector[field];
  if (typeof value !== 'number') throw new TypeError(`${vector.id} has no number ${field}`);
  return value;
}

/** A required instant, epoch ms. */
export function instant(vector: SlaVector, field: string): number {
  return Date.parse(text(vector, field));
}

/** An array input; empty when the vector has none. */
export function list<T>(vector: SlaVector, field: string): readonly T[] {
  const value = vector[field];
  return Array.isArray(value) ? (value as readonly T[]) : [];
}

/** An instant as the file writes it: UTC, milliseconds only where there are some. */
export function iso(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}

/** As `iso`, for an instant that may be missing. */
export function isoOrNull(epochMs: number | null): string | null {
  return epochMs === null ? null : iso(epochMs);
}
