import { NotFound, Refused } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseAccess, CaseRow } from '../../cases/index.js';
import type { FileSharing, FileSubject } from '../../documents/index.js';
import { isLive } from '../domain/states.js';
import { findGrounds } from '../engine/grounds.js';
import type { Relation } from '../engine/relations.js';
import { relationsOf, standingOf } from '../engine/standing.js';
import type { World } from '../engine/world.js';
import { caseOfReferral, getReferral, lockReferralShared } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { referralsShowing } from '../store/snapshots.store.js';
import { arePeopleWithheld } from './opened-snapshot.js';
import { snapshotAccess } from './snapshot-access.js';

/**
 * Files of a referral, and files chosen for one: who may open the snapshot opens them (I7). Whoever answers for the case
 * and may see it reads what was attached to its referrals as well.
 */
export class ReferralFiles implements FileSubject, FileSharing {
  constructor(
    private readonly world: World,
    private readonly caseAccess: CaseAccess,
  ) {}

  async mayRead(tx: Tx, caller: Caller, referralId: string): Promise<boolean> {
    const looking = await this.stand(tx, caller, referralId);
    const { referral, relations } = looking;
    if (relations.size === 0) return false;
    // A file may show who somebody is, whoever attached it.
    const isOpen = !arePeopleWithheld(looking) && (await snapshotAccess(tx, relations, looking)) !== 'none';
    if (isOpen) return true;
    if (!relations.has('case_staff') && !relations.has('centre')) return false;
    return this.seesCase(tx, caller, referral.caseId);
  }

  /**
   * Sender and recipient add to a live referral, until a party takes consent back. What the sender adds is shown to the
   * recipient at once, so it needs the grounds that a chosen file needs; a draft is filled by choosing files of the case.
   * @throws Refused `consent_withdrawn`, `consent_or_legal_basis_missing`
   */
  async mayWrite(tx: Tx, caller: Caller, referralId: string): Promise<boolean> {
    const { referral, theCase, relations } = await this.stand(tx, caller, referralId);
    const receives = relations.has('recipient');
    const sends = relations.has('sender') || (await this.speaksForSender(tx, caller, { referral, theCase }));
    if (!isLive(referral.state) || !(receives || sends)) return false;
    if (theCase.withdrawnAt !== null) {
      throw new Refused('consent_withdrawn', 'A party has withdrawn consent: nothing is added any more.');
    }
    // What is filed for a body outside the network reaches nobody through the desk.
    if (!receives && referral.channel === 'internal') await this.requireGrounds(tx, { referral, theCase });
    return true;
  }

  async caseIdOf(tx: Tx, referralId: string): Promise<string> {
    return (await getReferral(tx, referralId)).caseId;
  }

  async lockShared(tx: Tx, referralId: string): Promise<void> {
    await this.world.cases.lockShared(tx, await caseOfReferral(tx, referralId));
    await lockReferralShared(tx, referralId);
  }

  async sharedThrough(tx: Tx, caller: Caller, fileId: string): Promise<string | null> {
    for (const id of await referralsShowing(tx, fileId, agenciesOf(caller.actor))) {
      const looking = await this.stand(tx, caller, id);
      if (arePeopleWithheld(looking)) continue;
      if ((await snapshotAccess(tx, looking.relations, looking)) !== 'none') return id;
    }
    return null;
  }

  private async stand(
    tx: Tx,
    { actor }: Caller,
    referralId: string,
  ): Promise<{
    readonly referral: Referral;
    readonly theCase: CaseRow;
    readonly relations: ReadonlySet<Relation>;
  }> {
    const referral = await getReferral(tx, referralId);
    const theCase = await this.world.cases.get(tx, referral.caseId);
    return { referral, theCase, relations: await relationsOf(tx, this.world, { actor, referral, theCase }) };
  }

  /** A coordinator who sends in the centre's name belongs to no agency. */
  private async speaksForSender(
    tx: Tx,
    { actor }: Caller,
    { referral, theCase }: { readonly referral: Referral; readonly theCase: CaseRow },
  ): Promise<boolean> {
    const { classes } = await standingOf(tx, this.world, { actor, referral, theCase });
    return classes.has('sender_officer');
  }

  private async requireGrounds(
    tx: Tx,
    { referral, theCase }: { readonly referral: Referral; readonly theCase: CaseRow },
  ): Promise<void> {
    const recipient = await this.world.agencies.get(tx, referral.recipientAgencyId);
    const profile = this.world.policies.profileOf(recipient);
    if ((await findGrounds({ tx, referral, theCase, profile }, referral.share)) !== null) return;
    throw new Refused(
      'consent_or_legal_basis_missing',
      'A file may show who somebody is: it goes to an agency with consent or on a legal basis.',
    );
  }

  private async seesCase(tx: Tx, caller: Caller, caseId: string): Promise<boolean> {
    try {
      await this.caseAccess.require(tx, caller, caseId, 'read');
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }
}
