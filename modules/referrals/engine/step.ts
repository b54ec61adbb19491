import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import type { Agency } from '../../identity/index.js';
import type { ActorClass, GuardOf, ReferralEvent, TaskClock, TransitionRow } from '../domain/transitions.js';
import type { AgencyProfile } from '../policy.js';
import type { Referral, ReferralProgress } from '../store/referral.js';
import type { World } from './world.js';

/** One step being taken: everything a guard or an effect may look at. The rows of case and referral are locked. */
export interface Step<Command> {
  readonly tx: Tx;
  /** The instant of the step: read after the locks, so steps on one referral carry instants in their order. */
  readonly at: Date;
  readonly row: TransitionRow;
  readonly command: Command;
  /** As it was read under the lock. */
  readonly referral: Referral;
  readonly theCase: CaseRow;
  readonly sender: Agency;
  readonly recipient: Agency;
  /** The recipient's profile. */
  readonly profile: AgencyProfile;
  /** In what capacities the actor stands to this referral. */
  readonly classes: ReadonlySet<ActorClass>;
  readonly world: World;
  /** Takes another step in the same transaction, in the capacity given; no version is asked for. */
  readonly play: Play;
}

export type Play = <Event extends ReferralEvent>(
  event: Event,
  referralId: string,
  command: unknown,
  as: ActorClass,
) => Promise<void>;

/** Throws `Refused` with its code when the rule it is named after does not hold. */
export type Guard<Command> = (step: Step<Command>) => void | Promise<void>;

/** What a step writes on the referral's row and tells on the timeline. */
export interface Told {
  readonly set?: Partial<ReferralProgress>;
  /** Ids, codes and short texts by staff. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Id of the draft that this step made, for `follow` to send. */
  readonly drafted?: string;
  /** Absolute deadlines of clocks that this step starts. */
  readonly dueAt?: Readonly<Partial<Record<TaskClock, Date>>>;
}

/**
 * What is particular to one event; its rows in `domain/transitions.ts` say the rest.
 *
 * The engine asks the guards in the row's order, then `record`, writes the new state, moves the clocks as the row says,
 * tells the event, and lets `follow` do what else belongs into the same transaction.
 */
export interface Action<Event extends ReferralEvent, Command> {
  readonly event: Event;
  /** Exactly the guards that the rows of the event name. */
  readonly guards: { readonly [Name in GuardOf<Event>]: Guard<Command> };
  /** Other cases to lock, besides the referral's own; all are locked in the order of their ids. */
  readonly otherCases?: (command: Command) => readonly string[];
  readonly record?: (step: Step<Command>) => Told | Promise<Told>;
  readonly follow?: (step: Step<Command>, after: Referral, told: Told) => void | Promise<void>;
}
