const AWAY_AFTER_MS = 10 * 60_000;
/** How seldom a page asks that is told when something moves. */
const NET_MS = 60_000;

let seenAt = Date.now();
let isTold = false;

for (const sign of ['pointerdown', 'pointermove', 'keydown', 'scroll', 'visibilitychange']) {
  addEventListener(sign, () => (seenAt = Date.now()), { passive: true, capture: true });
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
