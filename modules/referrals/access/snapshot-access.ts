import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow, RiskLevel } from '../../cases/index.js';
import { isFrozen } from '../domain/frozen.js';
import { riskOfRank } from '../domain/risk-rank.js';
import { isLive, isTerminal } from '../domain/states.js';
import type { Relation } from '../engine/relations.js';
import { getReferral, liveReferralsOf } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';

/** What of the snapshot somebody may open: `open` while they work, `read_only` afterwards, `none` once it has ended. */
export type SnapshotAccess = 'open' | 'read_only' | 'none';

/** A referral and its case. */
interface Placed {
  readonly referral: Referral;
  readonly theCase: CaseRow;
}

/**
 * See `SnapshotAccess`. A sender may always read what they sent of their own; of a part that they handed on, no more than the
 * referral it is a part of lets them read (docs/adr/0026).
 */
export async function snapshotAccess(
  tx: Tx,
  relations: ReadonlySet<Relation>,
  placed: Placed,
): Promise<SnapshotAccess> {
  if (!(await mayReadSnapshot(tx, relations, placed.referral))) return 'none';
  const isWorking = relations.has('recipient') && isLive(placed.referral.state);
  return isWorking && !isFrozen(placed.theCase) ? 'open' : 'read_only';
}

/** Whether it has not been taken away from them, so that they may read in any way what was shared; see `snapshotAccess`. */
export async function mayReadSnapshot(
  tx: Tx,
  relations: ReadonlySet<Relation>,
  referral: Referral,
): Promise<boolean> {
  if (relations.has('recipient') && (await isLeftToRecipient(tx, referral))) return true;
  if (!relations.has('sender')) return false;
  return referral.partOf === null || isLeftToRecipient(tx, await getReferral(tx, referral.partOf));
}

async function isLeftToRecipient(tx: Tx, referral: Referral): Promise<boolean> {
  return isLive(referral.state) || referral.state === 'closed' || grantedByAnother(tx, referral);
}

/** The risk as it is now; of what has ended, to who only worked on it, as it was at the end. */
export function riskShown({
  relations,
  referral,
  theCase,
}: Placed & { readonly relations: ReadonlySet<Relation> }): RiskLevel {
  const isOver = isTerminal(referral.state) && !answersForCase(relations);
  return isOver ? riskOfRank(referral.riskRank) : theCase.risk;
}

/** Whoever watches the case or answers for it sees more of it than this referral. */
export function answersForCase(relations: ReadonlySet<Relation>): boolean {
  return relations.has('centre') || relations.has('case_staff');
}

/**
 * The recipient's sight of what was written ends with the consent; the sender wrote and answers for it. Who handed on a part
 * passed on what they had received themselves, and is a recipient here.
 */
export function isFrozenTo({
  relations,
  referral,
  theCase,
}: Placed & { readonly relations: ReadonlySet<Relation> }): boolean {
  const isAuthor = relations.has('sender') && referral.partOf === null;
  const isParty = relations.has('recipient') || relations.has('sender');
  return isFrozen(theCase) && isParty && !isAuthor;
}

/** Another live referral of the same case to the same agency keeps the door open (I7). */
async function grantedByAnother(tx: Tx, referral: Referral): Promise<boolean> {
  const live = await liveReferralsOf(tx, referral.caseId);
  return live.some((other) => other.recipientAgencyId === referral.recipientAgencyId);
}
