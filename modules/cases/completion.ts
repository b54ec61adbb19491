import type { Tx } from '../../src/platform/database/tx.js';
import { type CaseClocks, chargedFor, COMPLETION_CLOCK } from './case-clocks.js';
import { missingDetails, type RecordedParty } from './domain/missing-details.js';
import type { CaseRow } from './store/case-row.js';

/**
 * Whoever answers for an open case owes what its record lacks, within the time of the policy; the clock stops with the step
 * that fills in the last of it, and begins anew where something is taken out again.
 *
 * Charged to the owner and not to the custodian: a holder does not see the record (docs/adr/0012). A clock that runs goes on
 * as it is, whoever it is charged to.
 * @param userId who of the owner is to do it; whoever handles the case for it, when left out
 * @param before the case as it was before a step that only edits it: a wide type that it had then was enough once, and begins
 *   nothing by itself (docs/adr/0022)
 */
export async function followCompletion(
  tx: Tx,
  caseClocks: CaseClocks,
  {
    theCase,
    userId,
    before,
  }: { readonly theCase: CaseRow; readonly userId?: string | null; readonly before?: CaseRow },
): Promise<void> {
  if (theCase.state === 'closed') return;
  const recorded = { ...theCase, typeIsWide: await isWide(tx, theCase.typeCode) };
  const missing = missingDetails(recorded, await recordedParties(tx, theCase.id));
  if (missing.length === 0) {
    await caseClocks.clocks.stop(tx, { subjectId: theCase.id, name: COMPLETION_CLOCK });
    return;
  }
  const isOldType = theCase.typeCode !== null && theCase.typeCode === before?.typeCode;
  if (isOldType && missing.every((detail) => detail === 'typeCode')) return;
  await caseClocks.start(tx, theCase, COMPLETION_CLOCK, {
    ownerAgencyId: theCase.ownerAgencyId,
    ownerUserId: userId === undefined ? handlerOfOwner(theCase) : userId,
  });
}

/** Another agency answers for the case: what its record lacks is theirs to fill in, for nobody else may. */
export async function handCompletionOn(tx: Tx, caseClocks: CaseClocks, theCase: CaseRow): Promise<void> {
  const clock = { subjectId: theCase.id, name: COMPLETION_CLOCK };
  await caseClocks.clocks.reassign(tx, clock, chargedFor(theCase, theCase.ownerAgencyId));
}

function handlerOfOwner({ ownerAgencyId, custodianAgencyId, handlerUserId }: CaseRow): string | null {
  return ownerAgencyId === custodianAgencyId ? handlerUserId : null;
}

async function isWide(tx: Tx, typeCode: string | null): Promise<boolean> {
  const beneath = await tx.look(
    'select from dispute_type where parent_code = $1 and active_to is null limit 1',
    [typeCode],
  );
  return beneath.length > 0;
}

function recordedParties(tx: Tx, caseId: string): Promise<RecordedParty[]> {
  return tx.query<RecordedParty>(
    `select role, phone_sealed is not null as "hasPhone" from party where case_id = $1`,
    [caseId],
  );
}
