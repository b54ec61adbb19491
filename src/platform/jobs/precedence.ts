import { Injectable } from '@nestjs/common';

/** However long the first work takes: then the others go on beside it. */
const AT_MOST_MS = 10_000;

/**
 * What must not be late goes before what follows from it: while deadlines are swept, this process begins no relaying and
 * no job. Ten thousand deadlines of one second would otherwise share the database with the notices of the first hundred.
 */
@Injectable()
export class Precedence {
  private running = 0;
  private since = 0;
  private readonly waiting = new Set<() => void>();

  async first<T>(work: () => Promise<T>): Promise<T> {
    if (this.running === 0) this.since = performance.now();
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      if (this.running === 0) for (const goOn of [...this.waiting]) goOn();
    }
  }

  /** Resolves when nothing goes first, or when what does has gone first for `atMostMs`. */
  async whenFree(atMostMs = AT_MOST_MS): Promise<void> {
    const leftMs = this.since + atMostMs - performance.now();
    if (this.running === 0 || leftMs <= 0) return;
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        clearTimeout(timer);
        this.waiting.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, leftMs);
      this.waiting.add(goOn);
    });
  }
}
