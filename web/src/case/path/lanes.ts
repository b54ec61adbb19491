import type { CaseClock, ReferralPath } from './path-query';

/** Six looks for fifteen states, as there are six words. */
export type Tone = 'waiting' | 'asked' | 'work' | 'rest' | 'reported' | 'ended';

const TONES: Readonly<Record<string, Tone>> = {
  draft: 'waiting',
  queued: 'waiting',
  info_requested: 'asked',
  rejection_review: 'asked',
  accepted: 'work',
  in_progress: 'work',
  recall_pending: 'work',
  on_hold: 'rest',
  reported: 'reported',
};

export function toneOf(state: string): Tone {
  return TONES[state] ?? 'ended';
}

export interface Segment {
  readonly tone: Tone;
  readonly word: string;
  readonly since: string;
  /** Null while it lasts. */
  readonly until: string | null;
  /** Percent of the width of the drawing. */
  readonly left: number;
  readonly width: number;
}

export type SignKind = 'custody' | 'chase' | 'breach' | 'due' | 'plan' | 'meeting';

export interface Sign {
  readonly kind: SignKind;
  readonly at: string;
  /** To whom, or which limit. */
  readonly what: string;
  readonly left: number;
  /** 0 right below the line, one more for each sign that stands in its way there. */
  readonly row: number;
}

export interface Lane {
  readonly path: ReferralPath;
  /** 0 of a referral, one more for each whole it is a part of. */
  readonly depth: number;
  readonly segments: readonly Segment[];
  readonly signs: readonly Sign[];
  /** The version of the calendar in whose hours its next limit counts; null where every hour does. */
  readonly hoursOf: string | null;
}

/** A line of time that several lanes share. */
export interface Scale {
  /** Milliseconds since 1970 at the left and the right edge. */
  readonly from: number;
  readonly to: number;
  /** Where now is; percent. */
  readonly now: number;
}

export interface Drawing extends Scale {
  readonly lanes: readonly Lane[];
}

/** How far ahead of now a limit is still drawn, as a share of what lies behind. */
const AHEAD = 0.5;
const MARGIN = 0.03;
const LEAST_MS = 60 * 60_000;
/** Percent of the line that a sign takes on the narrowest phone. */
const SIGN_WIDTH = 7;

/**
 * The way of a case laid out on a common line of time: parts below their whole, the oldest first.
 * @param now milliseconds since 1970
 * @param nameOf the words of a clock by its name
 */
export function drawn(
  paths: readonly ReferralPath[],
  clocks: readonly CaseClock[],
  now: number,
  nameOf: (clock: string) => string,
): Drawing {
  const begins = paths.flatMap(({ stretches }) =>
    stretches.slice(0, 1).map(({ since }) => Date.parse(since)),
  );
  const dues = paths.flatMap(({ deadlineAt }) => (deadlineAt === null ? [] : [Date.parse(deadlineAt)]));
  const scale = scaleOf(begins, dues, now);
  const lanes = nested(paths).map(({ path, depth }) => ({
    path,
    depth,
    segments: segmentsOn(scale, path.stretches, now),
    signs: signsOn(scale, signsOf(path, clocks, now, nameOf)),
    hoursOf: dueOf(path, clocks)?.hoursOf ?? null,
  }));
  return { lanes, ...scale };
}

/** A line of time from what began first to what is due soon. Milliseconds since 1970. */
export function scaleOf(begins: readonly number[], dues: readonly number[], now: number): Scale {
  const first = Math.min(now - LEAST_MS, ...begins);
  const last = Math.max(now, ...dues.map((due) => Math.min(due, now + (now - first) * AHEAD)));
  const margin = (last - first) * MARGIN;
  const ends = { from: first - margin, to: last + margin };
  return { ...ends, now: percentOf(ends, now) };
}

export function segmentsOn(scale: Scale, stretches: ReferralPath['stretches'], now: number): Segment[] {
  return stretches.map(({ state, word, since, until }) => {
    const left = percentOf(scale, Date.parse(since));
    const right = percentOf(scale, until === null ? now : Date.parse(until));
    return { tone: toneOf(state), word, since, until, left, width: right - left };
  });
}

/** @param signs in order of time */
export function signsOn(scale: Scale, signs: readonly Omit<Sign, 'left' | 'row'>[]): Sign[] {
  return inRows(signs.map((sign) => ({ ...sign, left: percentOf(scale, Date.parse(sign.at)) })));
}

function percentOf({ from, to }: Pick<Scale, 'from' | 'to'>, at: number): number {
  return Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
}

/** The clock that binds first; null where none runs, or its reader is not shown it. */
function dueOf({ id, deadlineAt }: ReferralPath, clocks: readonly CaseClock[]): CaseClock | null {
  const due = clocks.find(
    (clock) => clock.subjectId === id && clock.deadlineAt === deadlineAt && clock.state === 'running',
  );
  return due ?? null;
}

function signsOf(
  path: ReferralPath,
  clocks: readonly CaseClock[],
  now: number,
  nameOf: (clock: string) => string,
): Omit<Sign, 'left' | 'row'>[] {
  const { id, marks, deadlineAt } = path;
  const own = clocks.filter(({ subjectId }) => subjectId === id);
  const due = dueOf(path, clocks);
  return [
    ...marks.map(({ kind, at, toAgencyName }) => ({
      kind: kind === 'custody' ? ('custody' as const) : ('chase' as const),
      at,
      what: toAgencyName ?? '',
    })),
    ...own.flatMap(({ breached, deadlineAt: at, name }) =>
      breached && at !== null && Date.parse(at) <= now
        ? [{ kind: 'breach' as const, at, what: nameOf(name) }]
        : [],
    ),
    ...(deadlineAt === null || Date.parse(deadlineAt) <= now
      ? []
      : [{ kind: 'due' as const, at: deadlineAt, what: due === null ? '' : nameOf(due.name) }]),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** None hides another: what happened at about the same time stands one below the other. @param signs in order of time */
function inRows(signs: readonly Omit<Sign, 'row'>[]): Sign[] {
  const ends: number[] = [];
  return signs.map((sign) => {
    const free = ends.findIndex((end) => end <= sign.left);
    const row = free === -1 ? ends.length : free;
    ends[row] = sign.left + SIGN_WIDTH;
    return { ...sign, row };
  });
}

/** Each whole before its parts; a part whose whole is not told of stands by itself. */
function nested(paths: readonly ReferralPath[]): { readonly path: ReferralPath; readonly depth: number }[] {
  const below = (whole: string | null, depth: number): { path: ReferralPath; depth: number }[] =>
    paths
      .filter(({ partOf }) => partOf === whole)
      .flatMap((path) => [{ path, depth }, ...below(path.id, depth + 1)]);
  return below(null, 0);
}
