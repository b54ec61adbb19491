import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from './case-row.js';

/** A request for more time that waits for its answer. */
export interface OpenExtension {
  /** In the unit of the clock's limit. */
  readonly amount: number;
  readonly askedBy: string | null;
  readonly askedAt: Date;
  readonly approverAgencyId: string;
}

export interface NewExtension {
  readonly clockName: string;
  readonly amount: number;
  readonly reason: string;
  /** Which parties agreed, and how they said so. */
  readonly consents: readonly object[];
  readonly approverAgencyId: string;
}

/** `overtaken`: the case ended before anybody answered; `withdrawn`: it was taken back. */
export interface ExtensionAnswer {
  readonly decision: 'granted' | 'declined' | 'overtaken' | 'withdrawn';
  readonly reason: string | null;
}

export async function openExtension(tx: Tx, caseId: string): Promise<OpenExtension | null> {
  const rows = await tx.query<OpenExtension>(
    `select amount, asked_by as "askedBy", asked_at as "askedAt", approver_agency_id as "approverAgencyId"
     from case_extension where case_id = $1 and decision is null`,
    [caseId],
  );
  return rows[0] ?? null;
}

export async function insertExtension(
  tx: Tx,
  { id, cycle }: Pick<CaseRow, 'id' | 'cycle'>,
  extension: NewExtension,
): Promise<void> {
  const { clockName, amount, reason, consents, approverAgencyId } = extension;
  await tx.query(
    `insert into case_extension (id, case_id, cycle, clock_name, amount, reason, consents, asked_by, asked_at,
       approver_agency_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      uuidv7(),
      id,
      cycle,
      clockName,
      amount,
      reason,
      JSON.stringify(consents),
      tx.caller.actor.userId,
      await tx.now(),
      approverAgencyId,
    ],
  );
}

/** An open request that was put to one of these agencies is put to another one. */
export async function putExtensionTo(
  tx: Tx,
  caseId: string,
  { from, to }: { readonly from: readonly string[]; readonly to: string },
): Promise<void> {
  await tx.query(
    `update case_extension set approver_agency_id = $3
     where case_id = $1 and decision is null and approver_agency_id = any($2)`,
    [caseId, from, to],
  );
}

/** Answers the open request. @returns whether there was one */
export async function answerExtension(
  tx: Tx,
  caseId: string,
  { decision, reason }: ExtensionAnswer,
): Promise<boolean> {
  const rows = await tx.query(
    `update case_extension set decision = $2, decided_by = $3, decided_at = $4, decision_reason = $5
     where case_id = $1 and decision is null returning id`,
    [caseId, decision, tx.caller.actor.userId, await tx.now(), reason],
  );
  return rows.length > 0;
}
