import type { Tx } from '../../../src/platform/database/tx.js';
import { isLive } from '../domain/states.js';
import { getReferral } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';

/**
 * Whether a referral is a part of what has ended, so that nobody is left to take what comes of it (docs/adr/0026). Who was
 * handed the whole case owns it, and goes on with its parts.
 */
export async function isWholeOver(tx: Tx, { partOf }: Pick<Referral, 'partOf'>): Promise<boolean> {
  if (partOf === null) return false;
  const whole = await getReferral(tx, partOf);
  const isHandedOver = whole.mode === 'transfer' && whole.state === 'closed';
  return !isLive(whole.state) && !isHandedOver;
}
