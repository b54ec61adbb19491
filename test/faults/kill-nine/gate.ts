/**
 * Lets commands through until it is closed. The clock is moved while nobody is inside: a threshold that comes due is then
 * swept before anybody can end the clock that it belongs to, and a missing one is missing.
 */
export class Gate {
  private inside = 0;
  private opened: Promise<void> = Promise.resolve();
  private left: () => void = () => undefined;

  async pass<T>(work: () => Promise<T>): Promise<T> {
    for (let seen: Promise<void> | null = null; seen !== this.opened;) {
      seen = this.opened;
      await seen;
    }
    this.inside += 1;
    try {
      return await work();
    } finally {
      this.inside -= 1;
      if (this.inside === 0) this.left();
    }
  }

  /** Waits until everybody has left, works, and opens again. */
  async closedDuring<T>(work: () => Promise<T>): Promise<T> {
    let open: () => void = () => undefined;
    this.opened = new Promise((resolve) => (open = resolve));
    try {
      if (this.inside > 0) await new Promise<void>((resolve) => (this.left = resolve));
      return await work();
    } finally {
      open();
    }
  }
}
