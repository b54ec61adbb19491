import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound, Refused } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseAccess, type CaseRow, Cases, requireUnmerged } from '../../cases/index.js';
import { Referrals } from '../../referrals/index.js';
import { type Joint, jointReferrals, leadOf, type JointSight, sightByReferral } from './joint.js';

/** Who sees a joint case, and who plans in it. */
@Injectable()
export class JointAccess {
  constructor(
    private readonly access: CaseAccess,
    private readonly cases: Cases,
    private readonly referrals: Referrals,
  ) {}

  /** To read; of a merged case, the one it goes on as. @throws NotFound `case_not_found` for who has no part in it */
  async read(tx: Tx, caller: Caller, caseId: string): Promise<Joint> {
    let theCase = await this.cases.get(tx, caseId);
    while (theCase.mergedInto !== null) theCase = await this.cases.get(tx, theCase.mergedInto);
    return this.of(tx, caller, theCase);
  }

  /**
   * To change something, with the case locked.
   * @throws NotFound `case_not_found`; Conflict `case_merged`; Refused `case_closed`
   */
  async locked(tx: Tx, caller: Caller, caseId: string): Promise<Joint> {
    const theCase = await this.cases.lock(tx, caseId);
    const joint = await this.of(tx, caller, theCase);
    await requireUnmerged(tx, theCase);
    if (theCase.state === 'closed') throw new Refused('case_closed', 'The case is closed: reopen it first.');
    return joint;
  }

  /** As `locked`, for whoever plans and calls meetings. @throws Forbidden `joint_not_yours` */
  async planning(tx: Tx, caller: Caller, caseId: string): Promise<Joint> {
    const joint = await this.locked(tx, caller, caseId);
    if (!plans(joint.sight)) throw notTheirs();
    return joint;
  }

  /** Whether it opens for the caller at all. */
  async opens(tx: Tx, caller: Caller, caseId: string): Promise<boolean> {
    try {
      await this.read(tx, caller, caseId);
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  private async of(tx: Tx, caller: Caller, theCase: CaseRow): Promise<Joint> {
    const referrals = jointReferrals(theCase, await this.referrals.ofCase(tx, theCase.id));
    const lead = leadOf(referrals);
    const mine = agenciesOf(caller.actor);
    const sight = (await this.sightOfCase(tx, caller, theCase)) ?? sightByReferral({ referrals, lead }, mine);
    return { theCase, referrals, lead, sight, mine };
  }

  /** Null for who does not see the case itself. */
  private async sightOfCase(tx: Tx, caller: Caller, theCase: CaseRow): Promise<JointSight | null> {
    const relations = await this.access.relationsOf(tx, caller, theCase);
    const coordinates = (['owner', 'centre', 'custodian', 'system'] as const).some((each) =>
      relations.has(each),
    );
    if (coordinates) return 'desk';
    if (relations.has('supervisor')) return 'overseer';
    return relations.size > 0 ? 'reader' : null;
  }
}

/** Whether somebody plans, and calls meetings. */
export function plans(sight: JointSight): boolean {
  return sight === 'desk' || sight === 'lead';
}

export function notTheirs(): Forbidden {
  return new Forbidden(
    'joint_not_yours',
    'Who leads it, who answers for the case and the centre decide here.',
  );
}
