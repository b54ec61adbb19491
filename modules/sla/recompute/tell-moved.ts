import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockRow } from '../clocks/clock-row.js';
import type { ClockStep } from '../clocks/clock-step.js';
import { clockTold } from '../clocks/clock-told.js';
import type { RecomputeReason } from './recomputation.js';

/** Tells of each clock whose deadline was moved by these steps. */
export function tellMoved(
  tx: Tx,
  rows: readonly ClockRow[],
  { steps, reason }: { readonly steps: readonly ClockStep[]; readonly reason: RecomputeReason },
): void {
  const before = new Map(steps.map(({ identity, row }) => [identity.id, row?.deadlineAt ?? null]));
  for (const row of rows) {
    const old = before.get(row.id) ?? null;
    if (old?.getTime() === row.deadlineAt?.getTime()) continue;
    const oldDeadlineAt = old?.toISOString() ?? null;
    const deadlineAt = row.deadlineAt?.toISOString() ?? null;
    const { provisional } = row;
    tx.emit(clockTold('clock.recomputed', row, { reason, oldDeadlineAt, deadlineAt, provisional }));
  }
}
