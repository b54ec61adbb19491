import { chinaDay, DAY_MS } from '../../../src/kernel/china-time';
import type { Kind, Stretch } from './stretches';

const SATURDAY = 6;

/** One line of the ledger: a day, or several that were closed one after another. */
export interface Line {
  /** `YYYY-MM-DD` in China; the same twice for a single day. */
  readonly first: string;
  readonly last: string;
  readonly parts: readonly Part[];
  /** How much of each kind the line holds, in milliseconds. */
  readonly sums: Readonly<Record<Kind, number>>;
  readonly pauseReasons: readonly string[];
  /** Nothing of it counts; whether only because it is a weekend. */
  readonly isClosed: boolean;
  readonly isWeekend: boolean;
}

/** Where in a day something lies, as shares of 24 hours. */
interface Part {
  readonly kind: Kind;
  readonly left: number;
  readonly width: number;
}

/** The stretches day by day; days of rest in a row become one line. */
export function linesOf(stretches: readonly Stretch[]): readonly Line[] {
  const lines: Line[] = [];
  for (const line of byDay(stretches)) {
    const before = lines.at(-1);
    if (before?.isClosed === true && line.isClosed && before.isWeekend === line.isWeekend) {
      lines[lines.length - 1] = { ...before, last: line.last };
    } else {
      lines.push(line);
    }
  }
  return lines;
}

function byDay(stretches: readonly Stretch[]): Line[] {
  const pieces = stretches.flatMap((stretch) => atMidnights(stretch));
  const days = [...new Set(pieces.map(({ from }) => chinaDay(new Date(from))))];
  return days.map((day) =>
    lineOf(
      day,
      pieces.filter(({ from }) => chinaDay(new Date(from)) === day),
    ),
  );
}

function atMidnights({ from, to, kind, reason }: Stretch): Stretch[] {
  const pieces: Stretch[] = [];
  let reached = from;
  while (reached < to) {
    const end = Math.min(to, midnightOf(chinaDay(new Date(reached))) + DAY_MS);
    pieces.push({ from: reached, to: end, kind, reason });
    reached = end;
  }
  return pieces;
}

function lineOf(day: string, pieces: readonly Stretch[]): Line {
  const midnight = midnightOf(day);
  const sums: Record<Kind, number> = { counted: 0, paused: 0, closed: 0, ahead: 0 };
  for (const { kind, from, to } of pieces) sums[kind] += to - from;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return {
    first: day,
    last: day,
    parts: pieces.map(({ kind, from, to }) => ({
      kind,
      left: (from - midnight) / DAY_MS,
      width: (to - from) / DAY_MS,
    })),
    sums,
    pauseReasons: [...new Set(pieces.flatMap(({ reason }) => reason?.split('+') ?? []))],
    isClosed: pieces.every(({ kind }) => kind === 'closed'),
    isWeekend: weekday === 0 || weekday === SATURDAY,
  };
}

/** China keeps one time all year. */
function midnightOf(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}
