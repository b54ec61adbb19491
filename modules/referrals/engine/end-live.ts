import { assertNever } from '../../../src/kernel/assert-never.js';
import { isLive } from '../domain/states.js';
import type { RecallCode } from '../domain/reasons.js';
import type { Referral } from '../store/referral.js';
import type { Play } from './step.js';

/**
 * Ends a live referral whatever its state, by the steps that the table has for it: what closes a case or its parent. What was
 * never sent is laid aside.
 */
export async function endLive(play: Play, live: Referral, reason: RecallCode, note: string): Promise<void> {
  if (live.state === 'draft') {
    await play('discard', live.id, {}, 'sender_officer');
    return;
  }
  if (!isLive(live.state)) return;
  switch (live.state) {
    case 'queued':
    case 'info_requested':
    case 'rejection_review':
      await play('recall', live.id, { reason, note }, 'sender_officer');
      return;
    case 'accepted':
    case 'in_progress':
    case 'on_hold':
      await play('request_recall', live.id, { reason, note }, 'sender_officer');
      await play('force_recall', live.id, { note }, 'coordinator');
      return;
    case 'recall_pending':
      await play('force_recall', live.id, { note }, 'coordinator');
      return;
    case 'reported':
      await play('confirm', live.id, { note }, 'sender_officer');
      return;
    default:
      assertNever(live.state);
  }
}
