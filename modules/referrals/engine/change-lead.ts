import type { Tx } from '../../../src/platform/database/tx.js';
import { isHeldByRecipient } from '../domain/states.js';
import { getReferral } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { carryOn } from './carry-on.js';
import { endLive } from './end-live.js';
import type { Play } from './step.js';
import { draftSuccessor, sendSuccessor } from './successors.js';
import type { World } from './world.js';

/** Who is to lead a case that several agencies work on. */
export interface LeadChange {
  /** The live primary referral, as it was read under the lock of the case. */
  readonly lead: Referral;
  /** The live referral of the supporter that is to lead. */
  readonly supporter: Referral;
  /** How the former lead goes on; null: it leaves. */
  readonly formerLead: { readonly required: boolean; readonly request: string } | null;
  /** Why: told to both, and the centre's reason to go beyond the hops. */
  readonly note: string;
}

/**
 * A supporter leads from now on, by the steps that the table has: the lead's referral is re-routed to it and taken up where its
 * support stood, which ends. A former lead that stays is asked to support first, so that it never stands outside the case.
 *
 * At every step at most one primary referral lives (I2); a supporter that had taken nothing on yet answers as anybody does.
 * @returns the referral that leads now
 */
export async function changeLead(
  tx: Tx,
  { world, play }: { readonly world: World; readonly play: Play },
  { lead, supporter, formerLead, note }: LeadChange,
): Promise<{ readonly leadId: string }> {
  const theCase = await world.cases.lock(tx, lead.caseId);
  if (formerLead !== null) {
    const step = { tx, world, theCase, referral: lead, play };
    const id = await draftSuccessor(step, await world.agencies.get(tx, lead.recipientAgencyId), {
      ...formerLead,
      mode: 'co_handle',
    });
    await sendSuccessor(step, id, note);
    if (isHeldByRecipient(lead.state)) await carryOn(step, id);
  }
  const { recipientAgencyId } = supporter;
  await play('reroute', lead.id, { recipientAgencyId, handoverNote: note, arbitration: note }, 'coordinator');
  const { supersededBy: leadId } = await getReferral(tx, lead.id);
  if (leadId === null) throw new Error(`referral ${lead.id} was rerouted to nobody`);
  // Before it takes the lead: an agency whose capacity binds does not carry both.
  await endLive(play, supporter, 'lead_changed', note);
  if (isHeldByRecipient(supporter.state)) await carryOn({ tx, world, referral: supporter, play }, leadId);
  return { leadId };
}
