import { chinaDay, chinaInstant, DAY_MS } from '../../../src/kernel/china-time.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Instants } from './limit-lines.js';

export async function instantsOf(tx: Tx): Promise<Instants> {
  const now = await tx.now();
  return { now, tomorrow: new Date(chinaInstant(chinaDay(now)).getTime() + DAY_MS) };
}

/** A page that names cases is a row of the trail; one without any tells nothing. */
export function tellList(
  tx: Tx,
  action: 'board.listed' | 'unit.listed' | 'supervision.listed' | 'flow.listed',
  rows: readonly { readonly caseId: string | null }[],
): void {
  if (rows.length === 0) return;
  tx.audit({
    action,
    subjectType: 'list',
    subjectId: tx.caller.origin.requestId,
    detail: { caseIds: [...new Set(rows.map(({ caseId }) => caseId))] },
  });
}
