import { type Actor, holdsInAgency } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import { type Agency, standsIn } from '../../identity/index.js';
import type { ActorClass, ReferralEvent } from '../domain/transitions.js';
import type { Referral } from '../store/referral.js';
import { capacitiesOf, lentSteps } from './capacities.js';
import { isForDispatch } from './dispatch.js';
import { type Placed, type Relation, relationsTo } from './relations.js';
import { sendsFor } from './sender.js';
import type { World } from './world.js';

const HEADS = ['station_head', 'agency_head'] as const;

/** How somebody stands to a referral: what they see of it by, and what they may do to it by. */
export interface Standing {
  /** None: it does not exist for them. */
  readonly relations: ReadonlySet<Relation>;
  readonly classes: ReadonlySet<ActorClass>;
  /** Single steps they may take as a coordinator would, without being one. */
  readonly lent: ReadonlySet<ReferralEvent>;
  /** Whether they stand in for the coordinator whom the area does not have. */
  readonly standsIn: boolean;
}

/**
 * How somebody stands to a referral, whoever they stand in for.
 * @param known its two agencies, where they have been read already
 */
export async function standingOf(
  tx: Tx,
  world: Pick<World, 'people' | 'agencies' | 'policies'>,
  {
    actor,
    referral,
    theCase,
  }: { readonly actor: Actor; readonly referral: Referral; readonly theCase: CaseRow },
  known?: { readonly sender: Agency; readonly recipient: Agency },
): Promise<Standing> {
  const sender = known?.sender ?? (await world.agencies.get(tx, referral.senderAgencyId));
  const recipient = known?.recipient ?? (await world.agencies.get(tx, referral.recipientAgencyId));
  const place = {
    referral,
    areaPath: theCase.areaPath,
    sentByCentre: world.policies.profileOf(sender).isCentre,
    withCentre: isForDispatch({ profile: world.policies.profileOf(recipient), referral }),
    standsIn: await standsIn(tx, world, actor, theCase),
    takesBack: await takesBack(tx, world, actor, { referral, theCase }),
  };
  return {
    relations: relationsTo(actor, { referral, theCase, standsIn: place.standsIn }),
    classes: capacitiesOf(actor, place),
    lent: lentSteps(actor, place),
    standsIn: place.standsIn,
  };
}

/**
 * Whether the actor may take it back for the sender from an agency that let the time to answer pass: its head, or its desk
 * where nobody heads it. Only where nobody coordinates, who else would decide.
 */
async function takesBack(
  tx: Tx,
  { people }: Pick<World, 'people'>,
  actor: Actor,
  { referral: { senderAgencyId, recallLevel }, theCase }: Pick<Placed, 'theCase'> & { referral: Referral },
): Promise<boolean> {
  if (recallLevel === 0 || !sendsFor(actor, senderAgencyId)) return false;
  const isHead = holdsInAgency(actor, senderAgencyId, ...HEADS);
  if (!isHead && (await people.members(tx, senderAgencyId, ...HEADS)).length > 0) return false;
  return (await people.overArea(tx, theCase.areaPath, 'coordinator')).length === 0;
}

/** Only what they see it by. */
export async function relationsOf(
  tx: Tx,
  world: Pick<World, 'people' | 'agencies'>,
  { actor, referral, theCase }: { readonly actor: Actor } & Omit<Placed, 'standsIn'>,
): Promise<ReadonlySet<Relation>> {
  return (await standingIn(tx, world, { actor, theCase })).relationsTo(referral);
}

/** How somebody stands to what is on one case: for whom they stand in is asked once for all its referrals. */
export async function standingIn(
  tx: Tx,
  world: Pick<World, 'people' | 'agencies'>,
  { actor, theCase }: { readonly actor: Actor } & Pick<Placed, 'theCase'>,
): Promise<{
  /** Whether they stand in for the coordinator whom the area does not have. */
  readonly isStandIn: boolean;
  readonly relationsTo: (referral: Placed['referral']) => ReadonlySet<Relation>;
}> {
  const isStandIn = await standsIn(tx, world, actor, theCase);
  return {
    isStandIn,
    relationsTo: (referral) => relationsTo(actor, { referral, theCase, standsIn: isStandIn }),
  };
}
