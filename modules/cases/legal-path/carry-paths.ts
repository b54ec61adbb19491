import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseClocks } from '../case-clocks.js';
import type { CaseRow } from '../store/case-row.js';
import { movePath, type StepRow } from './legal-path.store.js';
import type { LegalPaths } from './legal-paths.js';
import type { OpenPath } from './path-steps.js';
import { clockOf, isOpen } from './step-clock.js';
import { tellPath } from './tell-path.js';

interface Merging {
  readonly from: CaseRow;
  readonly into: CaseRow;
}

/**
 * Two cases become one: the paths go along to the survivor, with what was done on them and the deadlines that run. Of two
 * paths of a kind the one further on is kept; where both are as far, with the earlier deadlines. Called before the clocks of
 * the case that ends are stopped.
 */
export async function carryPaths(
  tx: Tx,
  merging: Merging,
  { paths, caseClocks }: { readonly paths: LegalPaths; readonly caseClocks: CaseClocks },
): Promise<void> {
  const { from, into } = merging;
  const standing = await paths.ofCase(tx, into.id);
  for (const path of await paths.ofCase(tx, from.id)) {
    const twin = standing.find(({ kind }) => kind === path.kind);
    if (twin !== undefined && doneOn(twin) >= doneOn(path)) {
      await carryClocks(tx, { ...merging, steps: path.steps.filter(isOpenOn(twin)) }, caseClocks);
      continue;
    }
    if (twin !== undefined) await paths.withdraw(tx, into, twin);
    await movePath(tx, path.id, into.id);
    await carryClocks(tx, { ...merging, steps: path.steps.filter(isOpen) }, caseClocks);
    tellPath(tx, into, path, 'legal_path.moved');
  }
}

/** The earlier deadline goes on as an instant of its own: a clock is never begun in the past. */
async function carryClocks(
  tx: Tx,
  { from, into, steps }: Merging & { readonly steps: readonly StepRow[] },
  caseClocks: CaseClocks,
): Promise<void> {
  const { clocks } = caseClocks;
  const wanted = steps.flatMap(clockOf);
  const theirs = await clocks.running(tx, into.id);
  for (const { name, item, kind, band, ownerAgencyId, deadlineAt } of await clocks.running(tx, from.id)) {
    const isWanted = wanted.some((clock) => clock.name === name && clock.item === item);
    const other = theirs.find((clock) => clock.name === name && clock.item === item);
    if (!isWanted || deadlineAt === null) continue;
    if (other?.deadlineAt != null && other.deadlineAt <= deadlineAt) continue;
    await clocks.cancel(tx, { subjectId: into.id, name, item });
    await caseClocks.start(tx, into, name, { item, kind, band, ownerAgencyId, dueAt: deadlineAt });
  }
}

function isOpenOn({ steps }: OpenPath): (step: StepRow) => boolean {
  return ({ code }) => steps.some((step) => step.code === code && isOpen(step));
}

function doneOn({ steps }: OpenPath): number {
  return steps.filter(({ completedAt }) => completedAt !== null).length;
}
