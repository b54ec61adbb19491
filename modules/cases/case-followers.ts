import { Injectable } from '@nestjs/common';
import type { Tx } from '../../src/platform/database/tx.js';
import type { CaseRow } from './store/case-row.js';

/** A module that keeps something for a case which is no work of an agency on it. Cases never imports it. */
export interface CaseFollower {
  /** The case, locked, has ended: what was kept for it ends with it, in the same transaction. */
  caseEnded(tx: Tx, theCase: CaseRow): Promise<void>;
  /** `from` goes on as `into`, both locked: what was kept for the one is kept for the other. */
  caseMerged(tx: Tx, from: CaseRow, into: CaseRow): Promise<void>;
  /** The case, locked, is another agency's from now on: what the former owner was to do there is asked of it no more. */
  ownerMoved(tx: Tx, theCase: CaseRow, formerAgencyId: string): Promise<void>;
}

/** Where followers of cases register themselves while they are constructed. */
@Injectable()
export class CaseFollowers {
  private readonly followers: CaseFollower[] = [];

  register(follower: CaseFollower): void {
    this.followers.push(follower);
  }

  async ended(tx: Tx, theCase: CaseRow): Promise<void> {
    for (const follower of this.followers) await follower.caseEnded(tx, theCase);
  }

  async merged(tx: Tx, from: CaseRow, into: CaseRow): Promise<void> {
    for (const follower of this.followers) await follower.caseMerged(tx, from, into);
  }

  async owned(tx: Tx, theCase: CaseRow, formerAgencyId: string): Promise<void> {
    for (const follower of this.followers) await follower.ownerMoved(tx, theCase, formerAgencyId);
  }
}
