import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import type { Agency } from '../../identity/index.js';
import type { Referral } from '../store/referral.js';

/** Proposes who is asked next when a recipient let its time pass. Asked in the transaction of the timeout. */
export interface NextRecipient {
  /**
   * @param excluded agencies that refused or let it expire: never proposed again (I13)
   * @returns null when nobody fits: the centre of the area gets it
   */
  after(tx: Tx, referral: Referral, theCase: CaseRow, excluded: readonly string[]): Promise<Agency | null>;
}

/** Where routing plugs its ranking in. While nothing is plugged in, the centre of the area is next. */
@Injectable()
export class NextRecipients implements NextRecipient {
  private ranking: NextRecipient | null = null;

  /** @throws Error when a ranking is in use already */
  use(ranking: NextRecipient): void {
    if (this.ranking !== null) throw new Error('a ranking of recipients is in use already');
    this.ranking = ranking;
  }

  async after(
    tx: Tx,
    referral: Referral,
    theCase: CaseRow,
    excluded: readonly string[],
  ): Promise<Agency | null> {
    return this.ranking === null ? null : this.ranking.after(tx, referral, theCase, excluded);
  }
}
