let count = 0;

/** How many drafts wait in this browser to be finished or sent: whoever signs out is told. */
export function unsent(): number {
  return count;
}

export function tellUnsent(now: number): void {
  count = now;
}
