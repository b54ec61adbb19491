import { InvalidInput, Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/** The step of the paths that the danger scale fills in. */
export const SCALE_STEP = 'danger_scale';

/**
 * The scale is on record, or it is said why there is none: a tick alone tells nobody how dangerous it is (妇联发〔2018〕 第8条).
 * @throws Refused `danger_scale_missing` where no scale with a certain result is on record; InvalidInput `reason_required`
 */
export async function requireScale(
  tx: Tx,
  caseId: string,
  done: { readonly note: string | null; readonly isNotApplicable: boolean },
): Promise<void> {
  if (done.isNotApplicable) {
    if (done.note !== null) return;
    throw InvalidInput.at('note', 'reason_required', 'Say why the scale is not filled in.');
  }
  const rows = await tx.query('select 1 from danger_assessment where case_id = $1 and is_final limit 1', [
    caseId,
  ]);
  if (rows.length > 0) return;
  throw new Refused('danger_scale_missing', 'Fill in the danger scale; it completes this step.');
}
