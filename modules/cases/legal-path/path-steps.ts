import { Injectable } from '@nestjs/common';
import { Conflict, NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies } from '../../identity/index.js';
import { CaseClocks, SAFETY_CLOCK } from '../case-clocks.js';
import type { AgencyKind } from '../domain/agency-kind.js';
import type { CaseRow } from '../store/case-row.js';
import { requireScale, SCALE_STEP } from './danger-scale-step.js';
import {
  completeStep,
  countClean,
  insertTold,
  startStep,
  type PathRow,
  type StepRow,
} from './legal-path.store.js';
import { clockOf, isOpen } from './step-clock.js';

/** Repeats of a visit are looked up under this kind in the policies of the clocks. */
const LATER_VISIT = 'later_visit';

/** Told by its coordinators, who see the case; its staff need not. */
export const CENTRE: AgencyKind = 'coordination-centre';

/** A path with its steps. */
export interface OpenPath extends PathRow {
  readonly steps: readonly StepRow[];
}

/** A step that is done; `raisesNothing` where nothing counts from it for once. */
export interface DoneStep {
  readonly code: string;
  readonly note: string | null;
  readonly raisesNothing?: boolean;
}

/** The steps of the paths that are open: begun, done and repeated, with the clocks that watch them. */
@Injectable()
export class PathSteps {
  constructor(
    private readonly agencies: Agencies,
    private readonly caseClocks: CaseClocks,
  ) {}

  /** Starts every step that waits for one of these events. */
  async begin(
    tx: Tx,
    theCase: CaseRow,
    paths: readonly OpenPath[],
    events: readonly string[],
  ): Promise<void> {
    const waiting = paths
      .flatMap(({ steps }) => steps)
      .filter(({ definition, startedAt }) => startedAt === null && events.includes(definition.startsOn));
    for (const step of waiting) {
      await this.startAgain(tx, theCase, step);
      await this.tellOf(tx, theCase, step);
    }
  }

  /** @throws NotFound `legal_step_not_found`; Conflict `legal_step_done`; as `requireScale` */
  async complete(
    tx: Tx,
    theCase: CaseRow,
    { paths, done }: { readonly paths: readonly OpenPath[]; readonly done: DoneStep },
  ): Promise<void> {
    const named = paths.flatMap((path) => path.steps.filter(({ code }) => code === done.code));
    if (named.length === 0) throw new NotFound('legal_step');
    const step = named.find(({ completedAt }) => completedAt === null);
    if (step === undefined) {
      const [first] = named;
      throw new Conflict('legal_step_done', 'This step was completed before.', {
        by: first?.completedByName,
        at: first?.completedAt?.toISOString(),
      });
    }
    if (step.code === SCALE_STEP)
      await requireScale(tx, theCase.id, { note: done.note, isNotApplicable: done.raisesNothing === true });
    await this.finish(tx, theCase, step, done.note);
    if (done.raisesNothing === true) return;
    await this.begin(tx, theCase, paths, [step.code, step.definition.raises ?? step.code]);
  }

  /** @returns false when no visit is due on any of the paths */
  async visited(
    tx: Tx,
    theCase: CaseRow,
    { paths, isClean }: { readonly paths: readonly OpenPath[]; readonly isClean: boolean },
  ): Promise<boolean> {
    const due = dueVisitOf(paths);
    if (due === undefined) return false;
    const { repeat } = due.definition;
    if (repeat === undefined) {
      await this.finish(tx, theCase, due, null);
      await this.begin(tx, theCase, paths, [due.code]);
      return true;
    }
    const clean = isClean ? due.cleanInARow + 1 : 0;
    await countClean(tx, due.id, clean);
    if (clean >= repeat.untilCleanInARow) await this.finish(tx, theCase, due, null);
    else {
      // A clock that runs goes on as it is: the visit answers it, and the next one is counted from here.
      await this.stopClock(tx, theCase.id, due);
      await this.startAgain(tx, theCase, due);
    }
    return true;
  }

  /**
   * The law has bodies told of a step that others do (公通字〔2024〕34号 十一): the nearest of each kind. A centre is told through
   * the coordinators of the area, who see the case.
   */
  private async tellOf(
    tx: Tx,
    theCase: CaseRow,
    { id, code, legalPathId, ownerAgencyId, definition }: StepRow,
  ): Promise<void> {
    const kinds = definition.tells ?? [];
    if (kinds.length === 0) return;
    const covering = await this.agencies.covering(tx, theCase.areaPath);
    const bodies = kinds
      .filter((kind) => kind !== CENTRE)
      .flatMap((kind) => covering.find((agency) => agency.kind === kind)?.id ?? [])
      .filter((agencyId) => agencyId !== ownerAgencyId);
    tx.emit({
      type: 'legal_path.told',
      subjectType: 'legal_path',
      subjectId: legalPathId,
      streamId: theCase.id,
      payload: {
        step: code,
        title: definition.title,
        notifyAgencyIds: await insertTold(tx, id, bodies),
        centreAreaIds: kinds.includes(CENTRE) ? [theCase.areaId] : [],
      },
    });
    tx.audit({
      action: 'legal_path.told',
      subjectType: 'case',
      subjectId: theCase.id,
      agencyId: ownerAgencyId,
      detail: { step: code, agencyIds: bodies },
    });
  }

  /** The policy of the clock says how long; `due` of the step is what the law says about it. */
  private async startAgain(tx: Tx, theCase: CaseRow, step: StepRow): Promise<void> {
    const { clock, repeat } = step.definition;
    if (clock === null) return startStep(tx, step.id, null);
    const started = await this.caseClocks.start(tx, theCase, clock, {
      item: step.code,
      ownerAgencyId: step.ownerAgencyId,
      ...(repeat === undefined ? {} : { kind: LATER_VISIT }),
      // Somebody may be hurt, whatever colour the case has been given.
      ...(clock === SAFETY_CLOCK ? { band: 'red' as const } : {}),
    });
    await startStep(tx, step.id, started?.deadlineAt ?? null);
  }

  private async finish(tx: Tx, theCase: CaseRow, step: StepRow, note: string | null): Promise<void> {
    await completeStep(tx, step.id, note);
    await this.stopClock(tx, theCase.id, step);
    tx.emit({
      type: 'legal_path.step_completed',
      subjectType: 'legal_path',
      subjectId: step.legalPathId,
      streamId: theCase.id,
      payload: { step: step.code, title: step.definition.title, notifyKinds: step.definition.toKinds },
    });
    tx.audit({
      action: 'legal_path.step_completed',
      subjectType: 'case',
      subjectId: theCase.id,
      agencyId: theCase.custodianAgencyId,
      detail: { step: step.code },
    });
  }

  private async stopClock(tx: Tx, caseId: string, step: StepRow): Promise<void> {
    for (const clock of clockOf(step)) await this.caseClocks.clocks.stop(tx, { subjectId: caseId, ...clock });
  }
}

/** The step whose visit waits to be made. */
export function dueVisitOf(paths: readonly OpenPath[]): StepRow | undefined {
  return paths.flatMap(({ steps }) => steps).find(isVisitDue);
}

function isVisitDue(step: StepRow): boolean {
  return step.definition.clock === 'dv_follow_up' && isOpen(step);
}
