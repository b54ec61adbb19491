import type { Tx } from '../../../src/platform/database/tx.js';
import { WITHDRAWAL_CLOCK } from '../../cases/index.js';

/** A referral in somebody's hands, by where it lies in the order in which rows are locked: cases first. */
export interface InHand {
  readonly caseId: string;
  readonly referralId: string;
}

const liveClock = (name: string): string =>
  `select from clock c where c.subject_id = r.id and c.name = '${name}' and c.state in ('running', 'paused')`;

/**
 * Work in hand that somebody owes without a clock: a question that was taken, and any work once consent is withdrawn.
 * @param after where the batch before ended; null for the first
 */
export function workWithoutClock(tx: Tx, after: InHand | null, limit: number): Promise<InHand[]> {
  return tx.query<InHand>(
    `select r.case_id as "caseId", r.id as "referralId"
     from referral r join dispute_case d on d.id = r.case_id join area a on a.id = r.area_id
     where r.state in ('accepted', 'in_progress', 'on_hold', 'recall_pending') and not a.apart
       and ($1::uuid is null or (r.case_id, r.id) > ($1, $2::uuid))
       and ((r.mode = 'consult' and not exists (${liveClock('consult_answer')}))
         or (d.withdrawn_at is not null and not exists (${liveClock(WITHDRAWAL_CLOCK)})))
     order by r.case_id, r.id limit $3`,
    [after?.caseId ?? null, after?.referralId ?? null, limit],
  );
}
