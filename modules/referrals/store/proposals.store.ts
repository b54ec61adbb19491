import { uuidv7 } from '../../../src/kernel/ids.js';
import { Conflict } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';

export interface Proposal {
  readonly id: string;
  readonly suggestedAgencyId: string | null;
  readonly reason: string;
  readonly proposedAt: Date;
  readonly answer: 'rerouted' | 'declined' | 'overtaken' | null;
  readonly answerNote: string | null;
  readonly answeredAt: Date | null;
}

/** @throws Conflict `proposal_open` while an earlier one is unanswered */
export async function addProposal(
  tx: Tx,
  referralId: string,
  proposal: Pick<Proposal, 'suggestedAgencyId' | 'reason'>,
): Promise<string> {
  const id = uuidv7();
  const rows = await tx.query(
    `insert into reroute_proposal (id, referral_id, suggested_agency_id, reason, proposed_at, proposed_by)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (referral_id) where answer is null do nothing returning id`,
    [id, referralId, proposal.suggestedAgencyId, proposal.reason, await tx.now(), tx.caller.actor.userId],
  );
  if (rows.length === 0)
    throw new Conflict('proposal_open', 'An earlier proposal has not been answered yet.');
  return id;
}

/** Answers the open proposal. @returns whether there was one */
export async function answerProposal(
  tx: Tx,
  referralId: string,
  answer: 'rerouted' | 'declined' | 'overtaken',
  note: string | null,
): Promise<boolean> {
  const rows = await tx.query(
    `update reroute_proposal set answer = $2, answer_note = $3, answered_at = $4, answered_by = $5
     where referral_id = $1 and answer is null returning id`,
    [referralId, answer, note, await tx.now(), tx.caller.actor.userId],
  );
  return rows.length > 0;
}

/** The proposals on the referral `$1`, oldest first. */
export const PROPOSALS_SQL = `
  select id, suggested_agency_id as "suggestedAgencyId", reason, proposed_at as "proposedAt", answer,
         answer_note as "answerNote", answered_at as "answeredAt"
  from reroute_proposal where referral_id = $1 order by proposed_at, id`;
