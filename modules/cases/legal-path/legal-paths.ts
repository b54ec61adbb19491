import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies, type Agency } from '../../identity/index.js';
import { CaseClocks, chargedFor } from '../case-clocks.js';
import type { GuardReport } from '../domain/guard-report.js';
import { pathsToOpen, type LegalPath, type LegalPathKind, type LegalPathStep } from '../domain/legal-path.js';
import { Reference } from '../reference/reference.js';
import type { CaseRow } from '../store/case-row.js';
import {
  custodySince,
  giveStep,
  insertPath,
  insertStep,
  readPaths,
  readSteps,
  restOnPerson,
  withdrawPath,
  type PathRow,
  type StepRow,
} from './legal-path.store.js';
import { CENTRE, type DoneStep, dueVisitOf, type OpenPath, PathSteps } from './path-steps.js';
import { clockOf, isOpen, type StepClock } from './step-clock.js';
import { tellPath } from './tell-path.js';

/** The events with which every path begins; a police report that opens a path is thereby taken in. */
const OPENING: readonly string[] = ['path_opened', 'report_accepted'];

/** Where stopped and diverted cases go on: the paths opened and withdrawn. What happens on one is in `PathSteps`. */
@Injectable()
export class LegalPaths {
  constructor(
    private readonly reference: Reference,
    private readonly agencies: Agencies,
    private readonly caseClocks: CaseClocks,
    private readonly steps: PathSteps,
  ) {}

  async ofCase(tx: Tx, caseId: string): Promise<OpenPath[]> {
    const paths = await readPaths(tx, caseId);
    const steps = await readSteps(
      tx,
      paths.map(({ id }) => id),
    );
    return paths.map((path) => ({
      ...path,
      steps: steps.filter(({ legalPathId }) => legalPathId === path.id),
    }));
  }

  /** Opens what the rules in force lead to and is not open yet. */
  async openFor(tx: Tx, theCase: CaseRow, guards: GuardReport): Promise<void> {
    const rulesOf = (kind: LegalPathKind): string[] =>
      guards.verdicts
        .filter((each) => each.effect !== null && each.opensPaths.includes(kind))
        .map(({ rule }) => rule);
    await this.open(tx, theCase, guards.opensPaths, (kind) => ({
      openedBecause: 'guard',
      rules: rulesOf(kind),
    }));
  }

  /** Opens the paths a person named who stopped the case; one that a rule has opened rests on the person from now on. */
  async openByPerson(tx: Tx, theCase: CaseRow, kinds: readonly string[]): Promise<void> {
    await restOnPerson(tx, theCase.id, kinds);
    await this.open(tx, theCase, kinds, () => ({ openedBecause: 'stopped_by_person', rules: [] }));
  }

  /**
   * Withdraws paths that rested on a rule no longer in force, as long as nothing has been done on them.
   * @returns whether no path is left that keeps the case on the legal track
   */
  async withdrawUnfounded(tx: Tx, theCase: CaseRow, guards: GuardReport): Promise<boolean> {
    let isFree = true;
    for (const path of await this.ofCase(tx, theCase.id)) {
      const isFounded = (guards.opensPaths as readonly string[]).includes(path.kind);
      const isBegun =
        path.openedBecause === 'stopped_by_person' || path.steps.some(({ completedAt }) => completedAt);
      if (!isFounded && !isBegun) await this.withdraw(tx, theCase, path);
      else if (isBegun) isFree = false;
    }
    return isFree;
  }

  /**
   * A step is done: its clock stops, what is counted from it begins.
   * @throws NotFound `legal_step_not_found`; Conflict `legal_step_done`; as `requireScale`
   */
  async complete(tx: Tx, theCase: CaseRow, done: DoneStep): Promise<void> {
    await this.steps.complete(tx, theCase, { paths: await this.ofCase(tx, theCase.id), done });
  }

  /** The step whose visit waits to be made; null when none is due on any path. */
  async dueVisit(tx: Tx, caseId: string): Promise<StepRow | null> {
    return dueVisitOf(await this.ofCase(tx, caseId)) ?? null;
  }

  /**
   * A visit on a path that asks for visits.
   * @returns false when no visit is due on any path
   */
  async visited(tx: Tx, theCase: CaseRow, isClean: boolean): Promise<boolean> {
    return this.steps.visited(tx, theCase, { paths: await this.ofCase(tx, theCase.id), isClean });
  }

  /** The clocks of steps that wait to be done: they run to their own legal end, whatever becomes of the case. */
  async openClocks(tx: Tx, caseId: string): Promise<StepClock[]> {
    return (await this.ofCase(tx, caseId)).flatMap(({ steps }) => steps.filter(isOpen).flatMap(clockOf));
  }

  /**
   * Another agency is charged for who holds the case: the steps that fell to the one before in its place fall to it, with their
   * clocks. What an agency owes by its kind, or from when it held the case itself, stays with it.
   * @returns the codes of the steps that moved
   */
  async chargeAnew(tx: Tx, before: CaseRow, after: CaseRow): Promise<readonly string[]> {
    const waiting = (await this.openedSince(tx, after.id)).filter(({ completedAt }) => completedAt === null);
    if (waiting.length === 0) return [];
    const covering = await this.agencies.covering(tx, after.areaPath);
    const moved: string[] = [];
    for (const step of waiting) {
      const to = ownerOf(step.definition, after, covering);
      if (step.ownerAgencyId === to || step.ownerAgencyId !== ownerOf(step.definition, before, covering))
        continue;
      await this.give(tx, after.id, step, to);
      moved.push(step.code);
    }
    return moved;
  }

  /**
   * Steps that wait and are charged to one of these bodies outside the network fall to whom they would fall to now.
   * @returns how many clocks went along
   */
  async chargeInside(tx: Tx, theCase: CaseRow, bodies: ReadonlySet<string>): Promise<number> {
    const steps = (await this.ofCase(tx, theCase.id)).flatMap((path) => path.steps);
    const theirs = steps.filter((step) => step.completedAt === null && bodies.has(step.ownerAgencyId));
    if (theirs.length === 0) return 0;
    const covering = await this.agencies.covering(tx, theCase.areaPath);
    let moved = 0;
    for (const step of theirs) {
      const to = ownerOf(step.definition, theCase, covering);
      if (to !== step.ownerAgencyId) moved += await this.give(tx, theCase.id, step, to);
    }
    return moved;
  }

  /** A path that should not stand: its clocks never ran. */
  async withdraw(tx: Tx, theCase: CaseRow, path: OpenPath): Promise<void> {
    await withdrawPath(tx, path.id);
    for (const clock of path.steps.filter(isOpen).flatMap(clockOf)) {
      await this.caseClocks.clocks.cancel(tx, { subjectId: theCase.id, ...clock });
    }
    tellPath(tx, theCase, path, 'legal_path.withdrawn');
  }

  /** The steps of the paths that were opened since custody last moved. */
  private async openedSince(tx: Tx, caseId: string): Promise<readonly StepRow[]> {
    const paths = await this.ofCase(tx, caseId);
    if (paths.length === 0) return [];
    const heldSince = await custodySince(tx, caseId);
    return paths.filter(({ openedAt }) => openedAt >= heldSince).flatMap(({ steps }) => steps);
  }

  /** @returns how many clocks went along */
  private async give(tx: Tx, caseId: string, step: StepRow, toAgencyId: string): Promise<number> {
    await giveStep(tx, step.id, toAgencyId);
    tx.audit({
      action: 'legal_path.step_charged',
      subjectType: 'case',
      subjectId: caseId,
      agencyId: toAgencyId,
      detail: { step: step.code, fromAgencyId: step.ownerAgencyId },
    });
    const running = isOpen(step) ? clockOf(step) : [];
    for (const clock of running)
      await this.caseClocks.clocks.reassign(tx, { subjectId: caseId, ...clock }, toAgencyId);
    return running.length;
  }

  private async open(
    tx: Tx,
    theCase: CaseRow,
    kinds: readonly string[],
    why: (kind: LegalPathKind) => Pick<PathRow, 'openedBecause' | 'rules'>,
  ): Promise<void> {
    if (kinds.length === 0 || theCase.state === 'closed') return;
    const { version, definition } = await this.reference.get(tx, 'legal_paths');
    const standing = new Set((await readPaths(tx, theCase.id)).map(({ kind }) => kind));
    const opening = pathsToOpen(kinds as readonly LegalPathKind[], definition).filter(
      ({ kind }) => !standing.has(kind),
    );
    for (const path of opening) await this.openOne(tx, theCase, path, { ...why(path.kind), version });
  }

  private async openOne(
    tx: Tx,
    theCase: CaseRow,
    path: LegalPath,
    {
      openedBecause,
      rules,
      version,
    }: Pick<PathRow, 'openedBecause' | 'rules'> & { readonly version: number },
  ): Promise<void> {
    const { kind, title } = path;
    const row = {
      id: uuidv7(),
      caseId: theCase.id,
      kind,
      title,
      openedBecause,
      rules,
      openedAt: await tx.now(),
    };
    await insertPath(tx, { ...row, referenceVersion: version });
    const covering = await this.agencies.covering(tx, theCase.areaPath);
    for (const [index, definition] of path.steps.entries()) {
      await insertStep(tx, {
        id: uuidv7(),
        legalPathId: row.id,
        position: index + 1,
        code: definition.code,
        definition,
        ownerAgencyId: ownerOf(definition, theCase, covering),
      });
    }
    const steps = await readSteps(tx, [row.id]);
    tx.emit({
      type: 'legal_path.opened',
      subjectType: 'legal_path',
      subjectId: row.id,
      streamId: theCase.id,
      payload: { kind, openedBecause, rules, ...toldOf(steps, theCase) },
    });
    tx.audit({
      action: 'legal_path.opened',
      subjectType: 'case',
      subjectId: theCase.id,
      agencyId: theCase.custodianAgencyId,
      detail: { kind, rules },
    });
    await this.steps.begin(tx, theCase, [{ ...row, withdrawnAt: null, steps }], OPENING);
  }
}

/** Whoever is of the first kind that does it: who answers for the case where they are, else the nearest such agency. */
function ownerOf({ toKinds }: LegalPathStep, theCase: CaseRow, covering: readonly Agency[]): string {
  const [first] = toKinds;
  const ofKind = covering.filter(({ kind }) => kind === first);
  const holder = chargedFor(theCase, theCase.custodianAgencyId);
  const own = ofKind.find(({ id }) => id === holder || id === theCase.ownerAgencyId);
  return (own ?? ofKind[0])?.id ?? holder;
}

/**
 * Whom a path tells when it opens: the agencies charged with a step, but for the one that holds the case, and the
 * coordinators where it names their centre. Who owes nothing sees nothing of the case (docs/adr/0013) and could but wonder:
 * bodies that the law has told of a step are told as that step begins (docs/adr/0036).
 */
function toldOf(
  steps: readonly StepRow[],
  { custodianAgencyId, areaId }: CaseRow,
): Readonly<Record<string, readonly string[]>> {
  const notifyKinds = [
    ...new Set(steps.flatMap(({ definition }) => [...definition.toKinds, ...(definition.tells ?? [])])),
  ];
  const charged = [...new Set(steps.map(({ ownerAgencyId }) => ownerAgencyId))];
  return {
    notifyKinds,
    notifyAgencyIds: charged.filter((id) => id !== custodianAgencyId),
    centreAreaIds: notifyKinds.includes(CENTRE) ? [areaId] : [],
  };
}
