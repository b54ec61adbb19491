const AWAY_AFTER_MS = 10 * 60_000;
/** How seldom a page asks that is told when something moves. */
const NET_MS = 60_000;

/** What is asked so long after the last sign of somebody is asked by the page alone. */
const UNATTENDED_AFTER_MS = 60_000;

let seenAt = Date.now();
let isTold = false;
const listeners = new Set<() => void>();

function seen(): void {
  // First, so that whoever comes back to a page that was left does not see it before it has been looked after.
  for (const listener of listeners) listener();
  seenAt = Date.now();
}

// Not `scroll`: a list that grows above what is read scrolls by itself.
for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove']) {
  addEventListener(sign, seen, { passive: true, capture: true });
}
addEventListener(
  'visibilitychange',
  () => {
    if (document.visibilityState === 'visible') seen();
  },
  { capture: true },
);

/** Tells of every sign that somebody is here. @returns ends it */
export function onReturn(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Nobody has touched this page for a while: what it asks now must not count as somebody's asking. */
export function isUnattended(): boolean {
  return Date.now() - seenAt > UNATTENDED_AFTER_MS;
}

export function isSomebodyHere(): boolean {
  return Date.now() - seenAt < AWAY_AFTER_MS;
}

/** Says whether this page is told when something moves (`live.ts`). */
export function setTold(told: boolean): void {
  isTold = told;
}

/**
 * How often a page asks the server by itself, in milliseconds, as long as somebody sits before it. A page that was left open must
 * not keep its session alive: asking would. What is asked like this is asked at once when the server says that it moved, and then
 * seldom besides.
 */
export function whileSomebodyIsHere(everyMs: number): () => number | false {
  return () => isSomebodyHere() && (isTold ? Math.max(everyMs, NET_MS) : everyMs);
}
