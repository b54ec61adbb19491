import { NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import { arePeopleWithheld, openSnapshot } from '../access/opened-snapshot.js';
import { snapshotAccess } from '../access/snapshot-access.js';
import type { SnapshotContent } from '../engine/snapshot-content.js';
import { relationsOf } from '../engine/standing.js';
import type { World } from '../engine/world.js';
import { getReferral } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { latestSnapshot } from '../store/snapshots.store.js';

/** A referral, and what of its case may stand on a paper for the caller. */
export interface ShownCase {
  readonly referral: Referral;
  readonly theCase: CaseRow;
  /** Null when the caller may not open the snapshot, or it was never sent. */
  readonly snapshot: { readonly content: SnapshotContent; readonly takenAt: Date } | null;
  /** The caller was shown people and files by consent that has been withdrawn. */
  readonly arePeopleWithheld: boolean;
}

/** @throws NotFound when the caller stands in no relation to the referral */
export async function showCase(
  tx: Tx,
  world: World,
  { caller, referralId }: { readonly caller: Caller; readonly referralId: string },
): Promise<ShownCase> {
  const referral = await getReferral(tx, referralId);
  const theCase = await world.cases.get(tx, referral.caseId);
  const relations = await relationsOf(tx, world, { actor: caller.actor, referral, theCase });
  if (relations.size === 0) throw new NotFound('referral');
  const access = await snapshotAccess(tx, relations, { referral, theCase });
  const stored = access === 'none' ? null : await latestSnapshot(tx, referralId);
  const looking = { relations, referral, theCase };
  const shown = { referral, theCase, arePeopleWithheld: arePeopleWithheld(looking) };
  if (stored === null) return { ...shown, snapshot: null };
  const { content } = openSnapshot(world, stored, looking);
  return { ...shown, snapshot: { content, takenAt: stored.takenAt } };
}
