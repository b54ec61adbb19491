import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Referral } from '../store/referral.js';

/** Told in the transaction that ended a referral, when all that follows from its end is done; its case is locked. */
export type ReferralEnded = (tx: Tx, ended: Referral) => Promise<void>;

/** Where modules above this one register what ends or goes on with a referral. */
@Injectable()
export class EndedReferrals {
  private readonly told: ReferralEnded[] = [];

  register(follow: ReferralEnded): void {
    this.told.push(follow);
  }

  async tell(tx: Tx, ended: Referral): Promise<void> {
    for (const follow of this.told) await follow(tx, ended);
  }
}
