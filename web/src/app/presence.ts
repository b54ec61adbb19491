const AWAY_AFTER_MS = 10 * 60_000;

/** What is asked so long after the last sign of somebody is asked by the page alone. */
const UNATTENDED_AFTER_MS = 60_000;

let seenAt = Date.now();
const listeners = new Set<() => void>();

function seen(): void {
  // First, so that whoever comes back to a page that was left does not see it before it has been looked after.
  for (const listener of listeners) listener();
  seenAt = Date.now();
}

for (const sign of ['pointerdown', 'pointermove', 'keydown', 'scroll', 'visibilitychange']) {
  addEventListener(sign, seen, { passive: true, capture: true });
}

/** Tells of every sign that somebody is here. @returns ends it */
export function onReturn(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Nobody has touched this page for a while: what it asks now must not count as somebody's asking. */
export function isUnattended(): boolean {
  return Date.now() - seenAt > UNATTENDED_AFTER_MS;
}

/**
 * How often a page asks the server by itself, in milliseconds, as long as somebody sits before it. A page that was left open must
 * not keep its session alive: asking would.
 */
export function whileSomebodyIsHere(everyMs: number): () => number | false {
  return () => (Date.now() - seenAt < AWAY_AFTER_MS ? everyMs : false);
}
