import { Refused } from '../../src/kernel/errors.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { type Agencies, type People, standInsFor } from '../identity/index.js';
import type { CaseRow } from './store/case-row.js';

/** Whom a request for more time is put to: the clock of the answer runs against them (docs/adr/0018). */
export interface Approver {
  readonly agencyId: string;
  /** Whether the heads of that agency are asked, or the coordinators of the area. */
  readonly decidedBy: 'head' | 'centre';
}

/** What tells whom a request is put to. */
export interface MoreTimeFor {
  readonly theCase: Pick<CaseRow, 'areaPath' | 'ownerAgencyId'>;
  /** Who is charged with the clock: their head decides where nobody else does. */
  readonly chargedAgencyId: string;
  /** Whether the policy lets the centre decide. */
  readonly isForCentre: boolean;
  /** The nearest centre over the case; null where there is none. */
  readonly centreId: string | null;
  /** Whether whoever stands in sees what the time is asked for only as its owner. */
  readonly byOwnerOnly: boolean;
}

interface Registers {
  readonly people: People;
  readonly agencies: Agencies;
}

interface Choice extends Approver {
  readonly userIds: readonly string[];
}

/**
 * The centre where the policy lets it decide and somebody coordinates, else the agency of whoever stands in; else the heads of whoever
 * is charged. Where nobody of those but whoever asks could answer: the coordinators, or who stands in for one, all the same.
 * @throws Refused `nobody_may_decide` where nobody but whoever asks could answer
 */
export async function approverOf(tx: Tx, registers: Registers, asked: MoreTimeFor): Promise<Approver> {
  const choices = await choicesFor(tx, registers, asked);
  const found = choices.find(({ userIds }) => userIds.some((id) => id !== tx.caller.actor.userId));
  if (found !== undefined) return { agencyId: found.agencyId, decidedBy: found.decidedBy };
  throw new Refused(
    'nobody_may_decide',
    'Nobody else could decide on more time: appoint a coordinator for the area, or another head of the agency.',
    { approverAgencyId: choices[0]?.agencyId ?? asked.chargedAgencyId },
  );
}

/** In the order in which they are asked. */
async function choicesFor(tx: Tx, registers: Registers, asked: MoreTimeFor): Promise<readonly Choice[]> {
  const { theCase, chargedAgencyId, isForCentre, centreId } = asked;
  const { people } = registers;
  const coordinators = await people.overArea(tx, theCase.areaPath, 'coordinator');
  const heads = await people.members(tx, chargedAgencyId, 'station_head', 'agency_head');
  const ofHeads: Choice = { agencyId: chargedAgencyId, decidedBy: 'head', userIds: idsOf(heads) };
  const ofCentre: Choice = {
    agencyId: centreId ?? chargedAgencyId,
    decidedBy: 'centre',
    userIds: idsOf(coordinators),
  };
  const above = coordinators.length > 0 ? [ofCentre] : await standInsOf(tx, registers, asked);
  // What a centre is charged with itself its own heads see as well, and are asked first.
  const isItsOwn = centreId === chargedAgencyId && coordinators.length > 0;
  return isForCentre && centreId !== null && !isItsOwn ? [...above, ofHeads] : [ofHeads, ...above];
}

async function standInsOf(
  tx: Tx,
  registers: Registers,
  { theCase, byOwnerOnly }: MoreTimeFor,
): Promise<readonly Choice[]> {
  const found = await standInsFor(tx, registers, theCase);
  if (found === null || (byOwnerOnly && found.agencyId !== theCase.ownerAgencyId)) return [];
  return [{ agencyId: found.agencyId, decidedBy: 'head', userIds: found.userIds }];
}

function idsOf(people: readonly { readonly userId: string }[]): readonly string[] {
  return people.map(({ userId }) => userId);
}

/** Who was asked by a request that was put to the agency, to take it back: of a centre only its coordinators, but for its own work. */
export function askedThere(
  { agencyId, isCentre }: { readonly agencyId: string; readonly isCentre: boolean },
  chargedAgencyId: string,
): Approver {
  return { agencyId, decidedBy: isCentre && agencyId !== chargedAgencyId ? 'centre' : 'head' };
}
