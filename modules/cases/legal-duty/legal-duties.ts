import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { PlanSafety } from '../actions/plan-safety.js';
import { RecordVisit } from '../actions/record-visit.js';
import type { CompleteLegalStepDto, PlanSafetyDto, RecordVisitDto } from '../http/records.dto.js';
import { LegalPaths } from '../legal-path/legal-paths.js';
import { requireUnmerged } from '../merge-cases.js';
import type { CaseRow } from '../store/case-row.js';
import { getCase, lockCase } from '../store/cases.store.js';
import { LegalDutyViews } from './legal-duty-views.js';
import type { LegalDutyView } from './legal-duty.view.js';
import { owingAgencies } from './owed-steps.store.js';
import { requireOwn } from './own-step.js';

/** An agency charged with a step of a legal path or told of one, and its kind. */
interface Owing {
  readonly id: string;
  readonly kind: string;
  /** False where it was only told. */
  readonly isCharged: boolean;
}

/**
 * What an agency does that owes a step of a legal path, or was told of one, and has no other part in the case: it sees what
 * the step needs, completes what it is charged with, visits where the law names its kind,
 * and, where it is charged with a step, says what it arranged for people's safety (docs/adr/0036).
 */
@Injectable()
export class LegalDuties {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly views: LegalDutyViews,
    private readonly paths: LegalPaths,
    private readonly visits: RecordVisit,
    private readonly safety: PlanSafety,
  ) {}

  /** @throws NotFound `case_not_found` to whoever owes nothing and was told of nothing */
  show(caller: Caller, caseId: string): Promise<LegalDutyView> {
    return this.uow.run(caller, async (tx) => {
      await owing(tx, caller, caseId);
      return this.view(tx, await getCase(tx, caseId));
    });
  }

  /** Shows it something of its own work; the sight is on record. @throws as `show` */
  see<View>(
    caller: Caller,
    { caseId, part }: { readonly caseId: string; readonly part: string },
    look: (tx: Tx) => Promise<View>,
  ): Promise<View> {
    return this.uow.run(caller, async (tx) => {
      const [mine] = await owing(tx, caller, caseId);
      const agencyId = mine?.id ?? null;
      tx.audit({ action: 'case.seen', subjectType: 'case', subjectId: caseId, agencyId, detail: { part } });
      return look(tx);
    });
  }

  /** @throws as `LegalPaths.complete` and `requireOwn` */
  complete(
    caller: Caller,
    caseId: string,
    { code, note, result }: CompleteLegalStepDto & { readonly code: string },
  ): Promise<LegalDutyView> {
    return this.onDuty(caller, caseId, async (tx, theCase) => {
      requireOwn(await this.paths.ofCase(tx, caseId), { code, agencyIds: agenciesOf(caller.actor) });
      await this.paths.complete(tx, theCase, {
        code,
        note: note ?? null,
        raisesNothing: result === 'not_applicable',
      });
    });
  }

  /** @throws Conflict `no_visit_due` where none waits that is theirs or names their kind of agency */
  visit(caller: Caller, caseId: string, dto: RecordVisitDto): Promise<LegalDutyView> {
    return this.onDuty(caller, caseId, async (tx, theCase, mine) => {
      const due = await this.paths.dueVisit(tx, caseId);
      const isTheirs = mine.some(
        ({ id, kind }) =>
          due?.ownerAgencyId === id || due?.definition.toKinds.some((named) => named === kind) === true,
      );
      if (!isTheirs) throw new Conflict('no_visit_due', 'No visit waits for your agency.');
      await this.visits.record(tx, theCase, dto);
    });
  }

  /** Answers the safety clocks. @throws Forbidden `legal_step_not_yours` to who was only told; as `PlanSafety.record` */
  planSafety(caller: Caller, caseId: string, dto: PlanSafetyDto): Promise<LegalDutyView> {
    return this.onDuty(caller, caseId, async (tx, theCase, mine) => {
      if (!mine.some(({ isCharged }) => isCharged)) {
        throw new Forbidden(
          'legal_step_not_yours',
          'Your agency was told of a step and is charged with none.',
        );
      }
      await this.safety.record(tx, theCase, dto);
    });
  }

  private onDuty(
    caller: Caller,
    caseId: string,
    act: (tx: Tx, theCase: CaseRow, mine: readonly Owing[]) => Promise<void>,
  ): Promise<LegalDutyView> {
    return this.uow.run(caller, async (tx) => {
      const theCase = await lockCase(tx, caseId);
      const mine = await owing(tx, caller, caseId);
      await requireUnmerged(tx, theCase);
      await act(tx, theCase, mine);
      return this.view(tx, await getCase(tx, caseId));
    });
  }

  private view(tx: Tx, theCase: CaseRow): Promise<LegalDutyView> {
    return this.views.of(tx, theCase, agenciesOf(tx.caller.actor));
  }
}

async function owing(tx: Tx, { actor }: Caller, caseId: string): Promise<readonly Owing[]> {
  const mine = await owingAgencies(tx, caseId, agenciesOf(actor));
  if (mine.length === 0) throw new NotFound('case');
  return mine;
}
