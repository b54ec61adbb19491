import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockRow } from '../clocks/clock-row.js';

/**
 * What happens when nobody did anything in time.
 *
 * Called in a transaction of its own, at least once for each deadline that passed. It locks the clock's subject first,
 * then reads the clock anew: a step that came meanwhile wins, and there is nothing to do.
 *
 * @returns `waits` where the subject stands so that nothing can follow yet: it is called again for as long as the clock
 *   runs towards this deadline
 */
export type TimeoutHandler = (tx: Tx, clock: ClockRow) => Promise<void | 'waits'>;

/** Which clocks do more than escalate when they expire. Modules register while they are constructed. */
@Injectable()
export class Timeouts {
  private readonly handlers = new Map<string, TimeoutHandler>();

  /**
   * @param name of the clock, such as `accept`; `referral.accept` for that subject only, which goes before the bare name
   */
  on(name: string, handler: TimeoutHandler): void {
    if (this.handlers.has(name)) throw new Error(`two handlers wait for the expiry of ${name}`);
    this.handlers.set(name, handler);
  }

  find({ subjectType, name }: Pick<ClockRow, 'subjectType' | 'name'>): TimeoutHandler | null {
    return this.handlers.get(`${subjectType}.${name}`) ?? this.handlers.get(name) ?? null;
  }
}
