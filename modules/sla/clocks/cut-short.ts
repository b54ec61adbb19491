import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockRow } from './clock-row.js';

/** What else ends where a subject has ended and taken this clock along; the subject is locked. */
export type EndsWithIt = (tx: Tx, clock: ClockRow) => Promise<void>;

/** What clocks stood for that were stopped because their subject ended. Modules register while they are constructed. */
@Injectable()
export class CutShort {
  private readonly handlers = new Map<string, EndsWithIt>();

  /** @param name of the clock */
  on(name: string, handler: EndsWithIt): void {
    if (this.handlers.has(name)) throw new Error(`two handlers end with ${name}`);
    this.handlers.set(name, handler);
  }

  async tell(tx: Tx, stopped: readonly ClockRow[]): Promise<void> {
    for (const clock of stopped) await this.handlers.get(clock.name)?.(tx, clock);
  }
}
