import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';

/** A party to whom a message is about to go, and the case it is about. */
export interface PartyAddressed {
  readonly streamId: string;
  readonly partyId: string;
}

/** Whether a message to the party may say whom to call, as things are now. */
export type NamingJudge = (tx: Tx, party: PartyAddressed) => Promise<boolean>;

/** What harm a name may do is known to the module that owns the parties; it stands above this one and registers. */
@Injectable()
export class PartyNaming {
  private judge: NamingJudge | null = null;

  register(judge: NamingJudge): void {
    this.judge = judge;
  }

  /** Nobody is named where nobody can say. */
  async mayName(tx: Tx, party: PartyAddressed): Promise<boolean> {
    return (await this.judge?.(tx, party)) ?? false;
  }
}
