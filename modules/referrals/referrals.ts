import { Injectable } from '@nestjs/common';
import type { Caller } from '../../src/platform/auth/actor.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { CommandOf } from './actions/index.js';
import type { ReferralEvent } from './domain/transitions.js';
import { ReferralEngine } from './engine/engine.js';
import type { Relation } from './engine/relations.js';
import { relationsOf } from './engine/standing.js';
import { haveHadIt } from './engine/successors.js';
import { World } from './engine/world.js';
import { changeLead, type LeadChange } from './engine/change-lead.js';
import {
  getReferral,
  liveReferralsOf,
  referralsOfCase,
  refreshBindingDeadline,
} from './store/referrals.store.js';
import type { Referral } from './store/referral.js';

/** What other modules may know of referrals and do to them. */
@Injectable()
export class Referrals {
  constructor(
    private readonly engine: ReferralEngine,
    private readonly world: World,
  ) {}

  /** @throws NotFound `referral_not_found` */
  get(tx: Tx, id: string): Promise<Referral> {
    return getReferral(tx, id);
  }

  /** A clock of somebody else's began or ended on it: the deadline it is sorted by follows. */
  deadlineMoved(tx: Tx, id: string): Promise<void> {
    return refreshBindingDeadline(tx, id);
  }

  /** Every referral of a case, oldest first. */
  ofCase(tx: Tx, caseId: string): Promise<Referral[]> {
    return referralsOfCase(tx, caseId);
  }

  /** The live ones, oldest first. */
  liveOn(tx: Tx, caseId: string): Promise<Referral[]> {
    return liveReferralsOf(tx, caseId);
  }

  /**
   * Who would be asked next, by the ranking that chooses when nobody looks at the choice: none that has had it.
   * @returns null when nobody surely fits
   */
  async successorOf(tx: Tx, id: string): Promise<string | null> {
    const referral = await getReferral(tx, id);
    const theCase = await this.world.cases.get(tx, referral.caseId);
    const next = await this.world.nextRecipients.after(tx, referral, theCase, await haveHadIt(tx, referral));
    return next?.id ?? null;
  }

  /** How the caller stands to a referral; empty: it does not exist for them. */
  async relations(tx: Tx, caller: Caller, referral: Referral): Promise<ReadonlySet<Relation>> {
    const theCase = await this.world.cases.get(tx, referral.caseId);
    return relationsOf(tx, this.world, { actor: caller.actor, referral, theCase });
  }

  /**
   * Takes a step as a party: the caller has made sure that the person is one, and of which case.
   * @param expectedVersion the version the party read; null when the portal shows none
   */
  asCitizen<Event extends ReferralEvent>(
    tx: Tx,
    event: Event,
    target: {
      readonly referralId: string;
      readonly command: CommandOf<Event>;
      readonly expectedVersion: number | null;
    },
  ): Promise<Referral> {
    const { referralId, command, expectedVersion } = target;
    return this.engine.performIn(tx, event, {
      referralId,
      command,
      manner: { expectedVersion, as: 'citizen' },
    });
  }

  /**
   * A supporter of the case, locked, leads it from now on: see `changeLead`. Who may do so is asked by whoever calls.
   * @throws Conflict `wrong_state`; Refused with the code of the guard that keeps either from its new part
   */
  async changeLead(tx: Tx, change: LeadChange): Promise<{ readonly leadId: string }> {
    return changeLead(tx, { world: this.world, play: this.engine.playIn(tx) }, change);
  }

  /** Takes a step in the caller's own capacities, inside an open transaction. */
  perform<Event extends ReferralEvent>(
    tx: Tx,
    event: Event,
    target: {
      readonly referralId: string;
      readonly command: CommandOf<Event>;
      readonly expectedVersion: number | null;
    },
  ): Promise<Referral> {
    const { referralId, command, expectedVersion } = target;
    return this.engine.performIn(tx, event, { referralId, command, manner: { expectedVersion } });
  }
}
