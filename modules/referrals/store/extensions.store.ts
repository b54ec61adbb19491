import { uuidv7 } from '../../../src/kernel/ids.js';
import { Conflict } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/** The clocks of a referral for which more time can be asked: the work's, and a question's. */
export type ExtendableClock = 'resolve' | 'consult_answer';

/** That a party agrees to longer mediation, and how they said so. */
export interface ExtensionConsent {
  readonly partyId: string;
  readonly manner: string;
}

/** `overtaken`: the work ended before anybody answered; `withdrawn`: it was taken back. */
export type ExtensionDecision = 'granted' | 'declined' | 'overtaken' | 'withdrawn';

export interface Extension {
  readonly id: string;
  readonly clockName: ExtendableClock;
  /** In the unit of the clock's limit. */
  readonly amount: number;
  readonly reason: string;
  readonly askedAt: Date;
  readonly askedBy: string | null;
  readonly approverAgencyId: string;
  readonly decision: ExtensionDecision | null;
  readonly decisionReason: string | null;
  readonly decidedAt: Date | null;
}

const COLUMNS = `id, clock_name as "clockName", amount, reason, asked_at as "askedAt", asked_by as "askedBy",
  approver_agency_id as "approverAgencyId", decision, decision_reason as "decisionReason", decided_at as "decidedAt"`;

/** @throws Conflict `extension_asked` while an earlier request waits for its answer */
export async function addExtension(
  tx: Tx,
  referralId: string,
  extension: Pick<Extension, 'clockName' | 'amount' | 'reason' | 'approverAgencyId'> & {
    readonly consents: readonly ExtensionConsent[];
  },
): Promise<void> {
  const rows = await tx.query(
    `insert into referral_extension (id, referral_id, clock_name, amount, reason, consents, asked_at, asked_by,
       approver_agency_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (referral_id) where decision is null do nothing returning id`,
    [
      uuidv7(),
      referralId,
      extension.clockName,
      extension.amount,
      extension.reason,
      JSON.stringify(extension.consents),
      await tx.now(),
      tx.caller.actor.userId,
      extension.approverAgencyId,
    ],
  );
  if (rows.length === 0)
    throw new Conflict('extension_asked', 'A request for more time waits for its answer.');
}

/**
 * The request that was read, where it still waits for its answer.
 * @throws Conflict `no_extension_asked`, `other_extension_asked` where a later one waits instead
 */
export async function getOpenExtension(tx: Tx, referralId: string, extensionId: string): Promise<Extension> {
  const [open] = await tx.query<Extension>(
    `select ${COLUMNS} from referral_extension where referral_id = $1 and decision is null`,
    [referralId],
  );
  if (open === undefined) throw new Conflict('no_extension_asked', 'Nobody asks for more time.');
  if (open.id === extensionId) return open;
  throw new Conflict('other_extension_asked', 'Another request waits now: read the referral again.', {
    extensionId: open.id,
  });
}

/** Answers the open request. @returns whether there was one */
export async function answerExtension(
  tx: Tx,
  referralId: string,
  answer: { readonly decision: ExtensionDecision; readonly reason: string | null },
): Promise<boolean> {
  const rows = await tx.query(
    `update referral_extension set decision = $2, decision_reason = $3, decided_at = $4, decided_by = $5
     where referral_id = $1 and decision is null returning id`,
    [referralId, answer.decision, answer.reason, await tx.now(), tx.caller.actor.userId],
  );
  return rows.length > 0;
}

/** Every request on the referral `$1`, oldest first. */
export const EXTENSIONS_SQL = `
  select ${COLUMNS} from referral_extension where referral_id = $1 order by asked_at, id`;
