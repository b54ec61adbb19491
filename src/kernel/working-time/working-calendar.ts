import {
  assertCalendar,
  mergeHours,
  withoutBreaks,
  WEEKDAYS,
  type Calendar,
  type DayHours,
} from './calendar.js';
import { NegativeAmount, NoWorkingTime } from './errors.js';
import { DAY_MS, formatLocalDay, parseLocalDay, weekdayOf, type LocalDay } from './local-day.js';
import { OpenBlock } from './open-block.js';
import type { Interval, WorkingTime } from './working-time.js';
import { BLOCK_MS, Zone } from './zone.js';

/** So many blocks without an opening cover ten years (10 × 400 days). */
const EMPTY_BLOCKS_OF_TEN_YEARS = 10;

/**
 * Compiles a calendar version for counting. Compile once and keep it: what it learns about days is remembered.
 * @throws InvalidInput listing every part of the calendar that cannot be used
 */
export function compileCalendar(calendar: Calendar): WorkingTime {
  assertCalendar(calendar);
  return new WorkingCalendar(calendar);
}

/** Answers by binary search over blocks of 400 days, each built when it is first asked for. */
class WorkingCalendar implements WorkingTime {
  private readonly zone: Zone;
  private readonly weekly: readonly DayHours[];
  private readonly annualHolidays: ReadonlySet<string>;
  private readonly horizon: number;
  private readonly hours = new Map<LocalDay, DayHours>();
  private readonly blocks = new Map<number, OpenBlock>();

  constructor(private readonly calendar: Calendar) {
    this.zone = Zone.of(calendar.tz);
    this.weekly = WEEKDAYS.map((weekday) => mergeHours(calendar.weekly[weekday] ?? []));
    this.annualHolidays = new Set(calendar.annualHolidays);
    const published = calendar.publishedThrough ? parseLocalDay(calendar.publishedThrough) : null;
    this.horizon = published === null ? Infinity : this.instantOf(published, DAY_MS);
  }

  isOpen(instant: number): boolean {
    return this.blockAt(instant).isOpen(instant);
  }

  add(start: number, amount: number): number {
    assertAmount(amount);
    if (amount === 0) return start;
    let index = Math.floor(start / BLOCK_MS);
    let block = this.block(index);
    let target = block.workedBefore(start) + amount;
    let empty = 0;
    while (target > block.total) {
      target -= block.total;
      empty = block.total === 0 ? empty + 1 : 0;
      if (empty > EMPTY_BLOCKS_OF_TEN_YEARS) throw new NoWorkingTime(start);
      block = this.block(++index);
    }
    return block.firstInstantWith(target);
  }

  subtract(start: number, amount: number): number {
    assertAmount(amount);
    if (amount === 0) return start;
    let index = Math.floor(start / BLOCK_MS);
    let block = this.block(index);
    let target = block.workedBefore(start) - amount;
    let empty = 0;
    while (target < 0) {
      block = this.block(--index);
      target += block.total;
      empty = block.total === 0 ? empty + 1 : 0;
      if (empty > EMPTY_BLOCKS_OF_TEN_YEARS) throw new NoWorkingTime(start);
    }
    return block.lastInstantWith(target);
  }

  elapsed(from: number, to: number): number {
    if (to <= from) return 0;
    const first = Math.floor(from / BLOCK_MS);
    const last = Math.floor(to / BLOCK_MS);
    let worked = this.block(last).workedBefore(to) - this.block(first).workedBefore(from);
    for (let index = first; index < last; index += 1) worked += this.block(index).total;
    return worked;
  }

  nextOpen(instant: number): number {
    const first = Math.floor(instant / BLOCK_MS);
    for (let index = first; index <= first + EMPTY_BLOCKS_OF_TEN_YEARS; index += 1) {
      const open = this.block(index).nextOpen(instant);
      if (open !== null) return open;
    }
    throw new NoWorkingTime(instant);
  }

  previousOpen(instant: number): number {
    const first = Math.floor(instant / BLOCK_MS);
    for (let index = first; index >= first - EMPTY_BLOCKS_OF_TEN_YEARS; index -= 1) {
      const open = this.block(index).previousOpen(instant);
      if (open !== null) return open;
    }
    throw new NoWorkingTime(instant);
  }

  openBetween(from: number, to: number): readonly Interval[] {
    const found: { from: number; to: number }[] = [];
    for (let index = Math.floor(from / BLOCK_MS); index * BLOCK_MS < to; index += 1) {
      for (const open of this.block(index).openBetween(from, to)) {
        const last = found.at(-1);
        if (last !== undefined && last.to === open.from) last.to = open.to;
        else found.push({ from: open.from, to: open.to });
      }
    }
    return found;
  }

  isWorkingDay(day: LocalDay): boolean {
    return this.hoursOf(day).length > 0;
  }

  closingOf(day: LocalDay): number {
    return this.instantOf(day, this.hoursOf(day).at(-1)?.[1] ?? DAY_MS);
  }

  dayOf(instant: number): LocalDay {
    return Math.floor((instant + this.zone.offsetAt(instant)) / DAY_MS);
  }

  instantOf(day: LocalDay, wallMs: number): number {
    return this.zone.instantOf(day, wallMs);
  }

  wallTimeOf(instant: number): number {
    return instant + this.zone.offsetAt(instant) - this.dayOf(instant) * DAY_MS;
  }

  isProvisional(instant: number): boolean {
    return instant > this.horizon;
  }

  private blockAt(instant: number): OpenBlock {
    return this.block(Math.floor(instant / BLOCK_MS));
  }

  private block(index: number): OpenBlock {
    const known = this.blocks.get(index);
    if (known !== undefined) return known;
    const block = OpenBlock.of(this.openOfBlock(index));
    this.blocks.set(index, block);
    return block;
  }

  /** Walks stretches of constant offset rather than days, so that a day that is torn by a clock change stays in order. */
  private openOfBlock(index: number): readonly Interval[] {
    const open: Interval[] = [];
    for (const { from, to, offset } of this.zone.spansOf(index)) {
      const lastDay = Math.floor((to - 1 + offset) / DAY_MS);
      for (let day = Math.floor((from + offset) / DAY_MS); day <= lastDay; day += 1) {
        const midnight = day * DAY_MS - offset;
        for (const [opens, closes] of this.hoursOf(day)) {
          const interval = { from: Math.max(from, midnight + opens), to: Math.min(to, midnight + closes) };
          if (interval.from < interval.to) open.push(interval);
        }
      }
    }
    return open;
  }

  private hoursOf(day: LocalDay): DayHours {
    const known = this.hours.get(day);
    if (known !== undefined) return known;
    const hours = this.readHours(day);
    this.hours.set(day, hours);
    return hours;
  }

  private readHours(day: LocalDay): DayHours {
    const date = formatLocalDay(day);
    const { overrides, breaks } = this.calendar;
    const override = overrides?.[date];
    let hours = this.weekly[weekdayOf(day)] ?? [];
    if (override !== undefined) hours = mergeHours(override);
    else if (this.annualHolidays.has(date.slice(-5))) hours = [];
    const dayBreaks = breaks?.[date];
    return dayBreaks === undefined ? hours : withoutBreaks(hours, mergeHours(dayBreaks));
  }
}

function assertAmount(amount: number): void {
  if (!(amount >= 0 && amount < Infinity)) throw new NegativeAmount(amount);
}
