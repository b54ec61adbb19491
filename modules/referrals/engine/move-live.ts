import type { Tx } from '../../../src/platform/database/tx.js';
import { liveReferralsOf, moveDrafts } from '../store/referrals.store.js';
import type { Play } from './step.js';
import { discardDrafts } from './unsent.js';
import type { World } from './world.js';

/** Which case goes on as which. */
export interface Merging {
  readonly fromId: string;
  readonly intoId: string;
}

/**
 * Moves everything alive of one case into another one: what is reported is confirmed first, parts follow what they are a
 * part of, and drafts wait in the survivor. A draft of a part whose whole does not go along is laid aside.
 */
export async function moveLive(
  tx: Tx,
  { world, play }: { world: World; play: Play },
  merging: Merging,
): Promise<void> {
  const { fromId, intoId } = merging;
  // Before what lives: confirming the last referral may end the case, and its drafts with it.
  await carryDrafts(tx, world, merging);
  for (const { id } of await liveReferralsOf(tx, fromId)) {
    // Read anew: moving one moves what was delegated from it, and confirming the last one ends its supporters.
    const live = (await liveReferralsOf(tx, fromId)).find((other) => other.id === id);
    if (live?.state === 'reported') await play('confirm', id, { note: '并案前确认' }, 'sender_officer');
    else if (live !== undefined) await play('merge_into', id, { survivingCaseId: intoId }, 'coordinator');
  }
  await carryDrafts(tx, world, merging);
  await discardDrafts(tx, play, fromId);
}

async function carryDrafts(tx: Tx, world: World, { fromId, intoId }: Merging): Promise<void> {
  const survivor = await world.cases.lock(tx, intoId);
  for (const id of await moveDrafts(tx, fromId, survivor)) {
    await world.clocks.moveToCase(tx, id, intoId);
    tx.emit({
      type: 'referral.draft_moved',
      subjectType: 'referral',
      subjectId: id,
      streamId: intoId,
      payload: { fromCaseId: fromId },
    });
    tx.audit({
      action: 'referral.draft_moved',
      subjectType: 'referral',
      subjectId: id,
      detail: { fromCaseId: fromId, caseId: intoId },
    });
  }
}
