import type { LocalDay } from './local-day.js';
import type { Interval, WorkingTime } from './working-time.js';

/**
 * A calendar that was replaced while clocks ran on it: until `changeAt` the old version counts, from then on the new one.
 *
 * Past segments never change; days before the local day of the change keep the old hours.
 */
export function supersede(old: WorkingTime, changeAt: number, next: WorkingTime): WorkingTime {
  return new Superseded(old, changeAt, next);
}

class Superseded implements WorkingTime {
  private readonly changeDay: LocalDay;

  constructor(
    private readonly old: WorkingTime,
    private readonly changeAt: number,
    private readonly next: WorkingTime,
  ) {
    this.changeDay = next.dayOf(changeAt);
  }

  isOpen(instant: number): boolean {
    return this.at(instant).isOpen(instant);
  }

  add(start: number, amount: number): number {
    if (start >= this.changeAt) return this.next.add(start, amount);
    const beforeChange = this.old.elapsed(start, this.changeAt);
    if (amount <= beforeChange) return this.old.add(start, amount);
    return this.next.add(this.changeAt, amount - beforeChange);
  }

  subtract(start: number, amount: number): number {
    if (start <= this.changeAt) return this.old.subtract(start, amount);
    const afterChange = this.next.elapsed(this.changeAt, start);
    if (amount <= afterChange) return this.next.subtract(start, amount);
    return this.old.subtract(this.changeAt, amount - afterChange);
  }

  elapsed(from: number, to: number): number {
    return (
      this.old.elapsed(from, Math.min(to, this.changeAt)) +
      this.next.elapsed(Math.max(from, this.changeAt), to)
    );
  }

  nextOpen(instant: number): number {
    if (instant >= this.changeAt) return this.next.nextOpen(instant);
    const [open] = this.old.openBetween(instant, this.changeAt);
    return open === undefined ? this.next.nextOpen(this.changeAt) : open.from;
  }

  previousOpen(instant: number): number {
    if (instant <= this.changeAt || this.next.isOpen(instant)) return this.at(instant).previousOpen(instant);
    const open = this.next.openBetween(this.changeAt, instant).at(-1);
    return open === undefined ? this.old.previousOpen(this.changeAt) : open.to;
  }

  openBetween(from: number, to: number): readonly Interval[] {
    const before = this.old.openBetween(from, Math.min(to, this.changeAt));
    const after = this.next.openBetween(Math.max(from, this.changeAt), to);
    const [last, first] = [before.at(-1), after[0]];
    if (last === undefined || first === undefined || last.to !== first.from) return [...before, ...after];
    return [...before.slice(0, -1), { from: last.from, to: first.to }, ...after.slice(1)];
  }

  isWorkingDay(day: LocalDay): boolean {
    return this.on(day).isWorkingDay(day);
  }

  closingOf(day: LocalDay): number {
    return this.on(day).closingOf(day);
  }

  dayOf(instant: number): LocalDay {
    return this.at(instant).dayOf(instant);
  }

  instantOf(day: LocalDay, wallMs: number): number {
    return this.on(day).instantOf(day, wallMs);
  }

  wallTimeOf(instant: number): number {
    return this.at(instant).wallTimeOf(instant);
  }

  isProvisional(instant: number): boolean {
    return this.next.isProvisional(instant);
  }

  private at(instant: number): WorkingTime {
    return instant < this.changeAt ? this.old : this.next;
  }

  private on(day: LocalDay): WorkingTime {
    return day < this.changeDay ? this.old : this.next;
  }
}
