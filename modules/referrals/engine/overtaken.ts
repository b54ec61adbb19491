import { Conflict } from '../../../src/kernel/errors.js';
import { lastTold } from '../../../src/platform/database/last-told.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { SCREEN_WORDS } from '../domain/screen-words.js';
import { EVENT_WORDS } from '../event-words.js';
import type { Referral } from '../store/referral.js';

/** Tells the loser who got there, when and by what, and where the referral stands now. */
export async function stale(tx: Tx, current: Referral): Promise<Conflict> {
  const facts = await currentFacts(tx, current);
  return new Conflict('version_stale', 'Somebody was faster: read the referral again.', facts);
}

/** Where a referral stands and who brought it there; `did` and `word` as the screen says them. */
export async function currentFacts(tx: Tx, current: Referral): Promise<Readonly<Record<string, unknown>>> {
  const { id, state, version, changedByName, changedAt } = current;
  const did = EVENT_WORDS[(await lastTold(tx, id, version)) ?? ''];
  return {
    state,
    version,
    by: changedByName,
    at: changedAt.toISOString(),
    word: SCREEN_WORDS[state],
    ...(did !== undefined && { did }),
  };
}
