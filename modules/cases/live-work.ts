import { Injectable } from '@nestjs/common';
import { Refused } from '../../src/kernel/errors.js';
import type { Actor } from '../../src/platform/auth/actor.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { SharedExtension } from '../sla/index.js';
import type { CaseRow } from './store/case-row.js';

/** Something still going on for a case: a referral an agency has not finished. */
export interface LiveItem {
  readonly id: string;
  readonly agencyId: string;
  /** Whose it is to take back. */
  readonly senderAgencyId: string;
  /** The case cannot end while it is live. */
  readonly required: boolean;
  /** The case as a whole was sent on with it; false for who only helps or was asked something. */
  readonly carriesCase: boolean;
  /** Whether the centre may let the case end without it. */
  readonly waivable: boolean;
}

/** A module that keeps work on cases. Cases asks it before a case ends and never imports it. */
export interface LiveWorkKeeper {
  liveOn(tx: Tx, caseId: string): Promise<readonly LiveItem[]>;
  /** What an agency left over of the case and nobody has sent on yet, with the agency that owes it. */
  restsOf(tx: Tx, caseId: string): Promise<readonly Pick<LiveItem, 'id' | 'agencyId'>[]>;
  /** Ends what the closing case does not wait for, with this reason on record. */
  endNonRequired(tx: Tx, caseId: string, reason: string): Promise<void>;
  /** The case, locked, ends: what was prepared for it and never sent is laid aside. */
  discardDrafts(tx: Tx, caseId: string): Promise<void>;
  /** The case goes on as another one: what is alive goes on there. Both are locked. */
  moveInto(tx: Tx, fromCaseId: string, intoCaseId: string): Promise<void>;
  /**
   * A party has withdrawn consent: content may no longer be added to or read anew.
   * @returns how many agencies at work owe a report now, each on a clock of its own
   */
  freeze(tx: Tx, caseId: string, reason: string): Promise<number>;
  /** Consent is back: nobody owes that report any more. */
  thaw(tx: Tx, caseId: string): Promise<void>;
  /**
   * The case, locked, has a higher risk or a heavier lane than before: its work follows. What falls is never told here,
   * nothing follows from it.
   */
  caseRose(tx: Tx, theCase: CaseRow): Promise<void>;
  /** More time was granted on the case's own limit; `like` is its clock. Work that counts the same limit gets the same. */
  caseExtended(tx: Tx, theCase: CaseRow, extension: SharedExtension): Promise<void>;
  /** Ids of the work on the case that is told to its own agencies and to nobody else who sees the case. */
  untoldTo(tx: Tx, actor: Actor, theCase: CaseRow): Promise<readonly string[]>;
}

/** Why a case cannot end yet, and who can do what about it: after a transfer the owner did not send what was there before. */
export function stillAtWork(live: readonly LiveItem[]): Refused {
  const ways = live.some(({ waivable }) => waivable)
    ? 'its sender may recall it, and the centre may waive it'
    : 'its sender may recall it';
  return new Refused('live_referrals', `An agency is still working on this case: ${ways}.`, {
    referrals: live.map(({ required: _, ...item }) => item),
  });
}

/** Where keepers of work on cases register themselves while they are constructed. */
@Injectable()
export class LiveWork {
  private readonly keepers: LiveWorkKeeper[] = [];

  register(keeper: LiveWorkKeeper): void {
    this.keepers.push(keeper);
  }

  async liveOn(tx: Tx, caseId: string): Promise<readonly LiveItem[]> {
    const items: LiveItem[] = [];
    for (const keeper of this.keepers) items.push(...(await keeper.liveOn(tx, caseId)));
    return items;
  }

  /** @throws Refused `rest_unsent` while something of the case waits to be sent on: it would be forgotten with the case */
  async requireNoRest(tx: Tx, caseId: string): Promise<void> {
    for (const keeper of this.keepers) {
      const referrals = await keeper.restsOf(tx, caseId);
      if (referrals.length === 0) continue;
      throw new Refused('rest_unsent', 'A part was left over: send it on, or lay it aside.', { referrals });
    }
  }

  async discardDrafts(tx: Tx, caseId: string): Promise<void> {
    for (const keeper of this.keepers) await keeper.discardDrafts(tx, caseId);
  }

  async endNonRequired(tx: Tx, caseId: string, reason: string): Promise<void> {
    for (const keeper of this.keepers) await keeper.endNonRequired(tx, caseId, reason);
  }

  async moveInto(tx: Tx, fromCaseId: string, intoCaseId: string): Promise<void> {
    for (const keeper of this.keepers) await keeper.moveInto(tx, fromCaseId, intoCaseId);
  }

  async freeze(tx: Tx, caseId: string, reason: string): Promise<number> {
    let owing = 0;
    for (const keeper of this.keepers) owing += await keeper.freeze(tx, caseId, reason);
    return owing;
  }

  async thaw(tx: Tx, caseId: string): Promise<void> {
    for (const keeper of this.keepers) await keeper.thaw(tx, caseId);
  }

  async caseRose(tx: Tx, theCase: CaseRow): Promise<void> {
    for (const keeper of this.keepers) await keeper.caseRose(tx, theCase);
  }

  async caseExtended(tx: Tx, theCase: CaseRow, extension: SharedExtension): Promise<void> {
    for (const keeper of this.keepers) await keeper.caseExtended(tx, theCase, extension);
  }

  async untoldTo(tx: Tx, actor: Actor, theCase: CaseRow): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const keeper of this.keepers) ids.push(...(await keeper.untoldTo(tx, actor, theCase)));
    return ids;
  }
}
