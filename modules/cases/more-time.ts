import { Refused } from '../../src/kernel/errors.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { type Agencies, type People, standInsFor } from '../identity/index.js';
import type { CaseRow } from './store/case-row.js';

/** Whom a request for more time is put to: the clock of the answer runs against them (docs/adr/0018). */
export interface Approver {
  readonly agencyId: string;
  /** Of a centre only its coordinators decide. */
  readonly isCentre: boolean;
}

/** What tells whom a request is put to. */
export interface MoreTimeFor {
  readonly theCase: Pick<CaseRow, 'areaPath' | 'ownerAgencyId'>;
  /** Who is charged with the clock: their head decides where nobody else does. */
  readonly chargedAgencyId: string;
  /** The centre, where the policy lets it decide and there is one; else null. */
  readonly centreId: string | null;
  /** Whether whoever stands in sees what the time is asked for only as its owner. */
  readonly byOwnerOnly: boolean;
}

interface Registers {
  readonly people: People;
  readonly agencies: Agencies;
}

/**
 * The centre, where somebody coordinates; else the agency of whoever stands in; else whoever is charged.
 * @throws Refused `nobody_may_decide` where nobody but whoever asks could answer
 */
export async function approverOf(tx: Tx, registers: Registers, asked: MoreTimeFor): Promise<Approver> {
  const { chargedAgencyId, centreId } = asked;
  const coordinators = await registers.people.overArea(tx, asked.theCase.areaPath, 'coordinator');
  const standIns = coordinators.length > 0 ? null : await standInsOf(tx, registers, asked);
  const above = coordinators.length > 0 ? centreId : (standIns?.agencyId ?? null);
  const agencyId = centreId === null || above === null ? chargedAgencyId : above;
  const isCentre = agencyId === centreId;
  const isSeenByHeads = !isCentre || agencyId === chargedAgencyId;
  const heads = isSeenByHeads
    ? await registers.people.members(tx, agencyId, 'station_head', 'agency_head')
    : [];
  const found = [...coordinators, ...heads].map(({ userId }) => userId).concat(standIns?.userIds ?? []);
  if (found.some((userId) => userId !== tx.caller.actor.userId)) return { agencyId, isCentre };
  throw new Refused(
    'nobody_may_decide',
    'Nobody else could decide on more time: appoint a coordinator for the area, or another head of the agency.',
    { approverAgencyId: agencyId },
  );
}

async function standInsOf(tx: Tx, registers: Registers, { theCase, byOwnerOnly }: MoreTimeFor) {
  const found = await standInsFor(tx, registers, theCase);
  return byOwnerOnly && found?.agencyId !== theCase.ownerAgencyId ? null : found;
}
