import { DAY_MS, type LocalDay } from './local-day.js';

/** Offsets are looked up in blocks of this length; `Intl` is asked only when a block is first touched. */
export const BLOCK_MS = 400 * DAY_MS;

/** From `from` (UTC ms) on, local wall time is UTC plus `offset` ms. */
export interface OffsetSpan {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

/** The offsets of one IANA time zone, remembered per block. `Intl` costs microseconds a call and has no place in a fold. */
export class Zone {
  private readonly format: Intl.DateTimeFormat;
  private readonly blocks = new Map<number, readonly OffsetSpan[]>();

  private constructor(tz: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: tz,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** One instance a zone: calendar versions of the same zone share what was learned. */
  static of(tz: string): Zone {
    const known = zones.get(tz);
    if (known !== undefined) return known;
    const zone = new Zone(tz);
    zones.set(tz, zone);
    return zone;
  }

  /** UTC offset in ms at an instant, positive east of Greenwich. */
  offsetAt(instant: number): number {
    const spans = this.spansOf(Math.floor(instant / BLOCK_MS));
    for (const span of spans) if (instant < span.to) return span.offset;
    throw new RangeError(`no offset at ${instant}`);
  }

  /** The stretches of constant offset that make up one block, in order. */
  spansOf(block: number): readonly OffsetSpan[] {
    const known = this.blocks.get(block);
    if (known !== undefined) return known;
    const spans = this.findSpans(block * BLOCK_MS, (block + 1) * BLOCK_MS);
    this.blocks.set(block, spans);
    return spans;
  }

  /**
   * The instant at which local clocks show `wallMs` after midnight of `day`.
   *
   * A wall time that comes twice means the first; one that a clock change skips is read with the offset before the change.
   */
  instantOf(day: LocalDay, wallMs: number): number {
    const wall = day * DAY_MS + wallMs;
    const before = this.offsetAt(wall - DAY_MS);
    const after = this.offsetAt(wall + DAY_MS);
    const early = wall - Math.max(before, after);
    const late = wall - Math.min(before, after);
    if (this.offsetAt(early) === wall - early) return early;
    return this.offsetAt(late) === wall - late ? late : wall - before;
  }

  private findSpans(from: number, to: number): readonly OffsetSpan[] {
    const spans: OffsetSpan[] = [];
    let spanFrom = from;
    let offset = this.askOffset(from);
    for (let at = from; at < to; at += DAY_MS) {
      const next = this.askOffset(at + DAY_MS);
      if (next === offset) continue;
      const change = this.findChange(at, at + DAY_MS, offset);
      spans.push({ from: spanFrom, to: change, offset });
      spanFrom = change;
      offset = next;
    }
    if (spanFrom < to) spans.push({ from: spanFrom, to, offset });
    return spans;
  }

  /** The first instant of `(from, to]` whose offset is no longer `offset`. */
  private findChange(from: number, to: number, offset: number): number {
    let [same, changed] = [from, to];
    while (changed - same > 1) {
      const middle = Math.floor((same + changed) / 2);
      if (this.askOffset(middle) === offset) same = middle;
      else changed = middle;
    }
    return changed;
  }

  private askOffset(instant: number): number {
    const second = Math.floor(instant / 1000) * 1000;
    const field: Record<string, number> = {};
    for (const part of this.format.formatToParts(second)) field[part.type] = Number(part.value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = field;
    return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
  }
}

const zones = new Map<string, Zone>();
