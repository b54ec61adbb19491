import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Clocks } from '../../sla/index.js';
import { requireOpen } from '../actions/case-step.js';
import { CaseAccess, isHolder } from '../case-access.js';
import { requireUnmerged } from '../merge-cases.js';
import { toClockView } from '../reading/case-views.js';
import type { CaseRow } from '../store/case-row.js';
import { getCase, lockCase } from '../store/cases.store.js';
import type { HoldingView } from './holding.view.js';

/**
 * The work of an agency that holds a case through a referral: it puts on record what it finds and does, and is answered
 * with where its own work stands. It never sees the case (I7, 治安管理处罚法 138).
 */
@Injectable()
export class Holdings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: CaseAccess,
    private readonly clocks: Clocks,
  ) {}

  /** @throws NotFound `case_not_found`; Forbidden `not_the_holder` to whoever sees the case and does not hold it so */
  show(caller: Caller, caseId: string): Promise<HoldingView> {
    return this.uow.run(caller, async (tx) => {
      const theCase = await getCase(tx, caseId);
      await this.requireHolder(tx, caller, theCase);
      return this.view(tx, theCase);
    });
  }

  /** Shows the holder something of its own work; the sight is on record. @throws as `show` */
  see<View>(
    caller: Caller,
    { caseId, part }: { readonly caseId: string; readonly part: string },
    look: (tx: Tx, theCase: CaseRow) => Promise<View>,
  ): Promise<View> {
    return this.uow.run(caller, async (tx) => {
      const theCase = await getCase(tx, caseId);
      await this.requireHolder(tx, caller, theCase);
      const agencyId = theCase.custodianAgencyId;
      tx.audit({ action: 'case.seen', subjectType: 'case', subjectId: caseId, agencyId, detail: { part } });
      return look(tx, theCase);
    });
  }

  /**
   * Something is put on record by the holder. No version is asked for: the holder cannot read the case's.
   * @throws as `show`; Conflict `case_merged`, `case_closed`
   */
  record(
    caller: Caller,
    caseId: string,
    step: (tx: Tx, theCase: CaseRow) => Promise<unknown>,
  ): Promise<HoldingView> {
    return this.uow.run(caller, async (tx) => {
      const theCase = await lockCase(tx, caseId);
      await this.requireHolder(tx, caller, theCase);
      await requireUnmerged(tx, theCase);
      requireOpen(theCase);
      await step(tx, theCase);
      return this.view(tx, await getCase(tx, caseId));
    });
  }

  private async requireHolder(tx: Tx, caller: Caller, theCase: CaseRow): Promise<void> {
    if (isHolder(caller.actor, theCase)) return;
    const relations = await this.access.relationsOf(tx, caller, theCase);
    if (relations.size === 0) throw new NotFound('case');
    throw new Forbidden('not_the_holder', 'This is for the agency that holds the case through a referral.');
  }

  private async view(tx: Tx, theCase: CaseRow): Promise<HoldingView> {
    const mine = agenciesOf(tx.caller.actor);
    const running = await this.clocks.running(tx, theCase.id);
    return {
      caseId: theCase.id,
      number: theCase.number,
      risk: theCase.risk,
      isStopped: theCase.legalTrack,
      isConsentWithdrawn: theCase.withdrawnAt !== null,
      clocks: running.filter(({ ownerAgencyId }) => mine.includes(ownerAgencyId)).map(toClockView),
    };
  }
}
