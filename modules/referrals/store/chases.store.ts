import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { ChaseChannel } from '../domain/chases.js';

/** A call, a visit or a message to the recipient, on record. */
export interface Chase {
  readonly channel: ChaseChannel;
  /** Whether somebody answered. */
  readonly reached: boolean;
  readonly note: string | null;
  readonly at: Date;
  readonly byName: string;
  /** Whose note it is; null: the centre's. */
  readonly byAgencyId: string | null;
}

export async function addChase(
  tx: Tx,
  referralId: string,
  chase: Pick<Chase, 'channel' | 'reached' | 'note' | 'byAgencyId'>,
): Promise<void> {
  await tx.query(
    `insert into referral_chase (id, referral_id, channel, reached, note, at, by_user_id, by_name, by_agency_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      uuidv7(),
      referralId,
      chase.channel,
      chase.reached,
      chase.note,
      await tx.now(),
      tx.caller.actor.userId,
      tx.caller.actor.displayName,
      chase.byAgencyId,
    ],
  );
}

/** The chases of the referral `$1`, oldest first. */
export const CHASES_SQL = `
  select channel, reached, note, at, by_name as "byName", by_agency_id as "byAgencyId" from referral_chase
  where referral_id = $1 order by at, id`;

/** Oldest first. */
export function chasesOf(tx: Tx, referralId: string): Promise<Chase[]> {
  return tx.query<Chase>(CHASES_SQL, [referralId]);
}
