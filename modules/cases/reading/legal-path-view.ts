import type { OpenPath } from '../legal-path/path-steps.js';
import { iso } from './case-views.js';
import type { LegalPathView } from './records.view.js';

/** A path as everybody who may see the case sees it. */
export function toLegalPathView({
  id,
  kind,
  title,
  openedBecause,
  rules,
  openedAt,
  steps,
}: OpenPath): LegalPathView {
  return {
    id,
    kind,
    title,
    openedBecause,
    rules: [...rules],
    openedAt: openedAt.toISOString(),
    steps: steps.map((step) => ({
      code: step.code,
      title: step.definition.title,
      toKinds: [...step.definition.toKinds],
      tells: [...(step.definition.tells ?? [])],
      ownerAgency: step.ownerAgencyName,
      startedAt: iso(step.startedAt),
      dueAt: iso(step.dueAt),
      completedAt: iso(step.completedAt),
      completedBy: step.completedByName,
      note: step.note,
      cleanInARow: step.cleanInARow,
    })),
  };
}
