const AWAY_AFTER_MS = 10 * 60_000;

let seenAt = Date.now();

for (const sign of ['pointerdown', 'pointermove', 'keydown', 'scroll', 'visibilitychange']) {
  addEventListener(sign, () => (seenAt = Date.now()), { passive: true, capture: true });
}

/**
 * How often a page asks the server by itself, in milliseconds, as long as somebody sits before it. A page that was left open must
 * not keep its session alive: asking would.
 */
export function whileSomebodyIsHere(everyMs: number): () => number | false {
  return () => (Date.now() - seenAt < AWAY_AFTER_MS ? everyMs : false);
}
