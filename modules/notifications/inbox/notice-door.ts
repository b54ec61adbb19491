import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/**
 * Where one sort of thing opens for a reader. Asked for whole pages of notices at once, when they are read and not when they
 * were told: what somebody may see changes in between.
 */
export interface NoticeDoor {
  /**
   * @returns by the id of the thing the path below /api/v1 that answers this reader; what is left out does not open here
   */
  open(tx: Tx, actor: Actor, subjectIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}
