import { agenciesOf, type Actor, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { CaseRow } from '../../cases/index.js';
import type { Referral } from '../store/referral.js';

/**
 * How somebody stands to a referral, which decides what of it they see.
 *
 * `sender` and `recipient` are parties to it; `centre` watches its area; `case_staff` answers for the case. Who only holds
 * the case through a referral is no staff of it: the referrals beside its own are not its affair (I5). A part is the
 * affair of the agency that handed it on: case staff and the first sender see its whole only.
 */
export type Relation = 'sender' | 'recipient' | 'centre' | 'case_staff';

export interface Placed {
  readonly referral: Pick<Referral, 'senderAgencyId' | 'recipientAgencyId' | 'state' | 'partOf'>;
  readonly theCase: Pick<CaseRow, 'ownerAgencyId' | 'registeringAgencyId' | 'areaPath'>;
  /** Whether the actor stands in for the coordinator whom the area does not have. */
  readonly standsIn: boolean;
}

/** Every relation the actor has; none means the referral does not exist for them. Asked through `standing.ts`. */
export function relationsTo(actor: Actor, { referral, theCase, standsIn }: Placed): ReadonlySet<Relation> {
  const mine = new Set(agenciesOf(actor));
  const found = new Set<Relation>();
  if (mine.has(referral.senderAgencyId)) found.add('sender');
  if (mine.has(referral.recipientAgencyId) && referral.state !== 'draft') found.add('recipient');
  const watches = holdsOverArea(actor, theCase.areaPath, 'coordinator', 'supervisor');
  if (actor.kind === 'system' || watches || standsIn) found.add('centre');
  const caseAgencies = [theCase.ownerAgencyId, theCase.registeringAgencyId];
  if (referral.partOf === null && caseAgencies.some((id) => mine.has(id))) found.add('case_staff');
  return found;
}
