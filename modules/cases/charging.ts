import type { Tx } from '../../src/platform/database/tx.js';
import { type CaseClocks, chargedFor, RESOLVE_CLOCK, SAFETY_CHECK_CLOCK } from './case-clocks.js';
import type { LegalPaths } from './legal-path/legal-paths.js';
import { handAlarmOn } from './owed-safety.js';
import type { CaseRow } from './store/case-row.js';
import { changeCase } from './store/change-case.js';
import { putExtensionTo } from './store/extensions.store.js';
import { endOwnHandling } from './work/own-handling.js';

/*
 * Who is charged with a case goes with custody; for a body outside the network, which sees no clock, whoever sent the case there
 * is (docs/adr/0045).
 */

interface Means {
  readonly caseClocks: CaseClocks;
  readonly paths: LegalPaths;
}

/** Another agency holds the case from now on; see `Cases.setCustodian`. */
export async function moveCustody(
  tx: Tx,
  theCase: CaseRow,
  {
    agencyId,
    chargedAgencyId,
    why,
  }: {
    readonly agencyId: string;
    readonly chargedAgencyId: string;
    readonly why: { readonly cause: string; readonly isOver: boolean };
  },
  { caseClocks }: Means,
): Promise<CaseRow> {
  const { custodianAgencyId, ownerAgencyId } = theCase;
  const after = await changeCase(
    tx,
    theCase,
    {
      custodianAgencyId: agencyId,
      chargedAgencyId: chargedAgencyId === agencyId ? null : chargedAgencyId,
      handlerUserId: null,
      takenAt: null,
    },
    {
      type: 'case.custody_moved',
      payload: { fromAgencyId: custodianAgencyId, toAgencyId: agencyId, ...why },
    },
  );
  await endOwnHandling(tx, caseClocks, theCase);
  if (custodianAgencyId !== ownerAgencyId) {
    const from = chargedFor(theCase, custodianAgencyId);
    await handAlarmOn(tx, caseClocks, { caseId: theCase.id, from, to: chargedAgencyId });
  }
  await carryClocks(tx, theCase.id, chargedAgencyId, caseClocks);
  return after;
}

/** Whoever holds it holds it for another agency from now on: that one owes what the one before owed in its place. */
export async function chargeAnew(
  tx: Tx,
  theCase: CaseRow,
  { to, cause }: { readonly to: string; readonly cause: string },
  { caseClocks, paths }: Means,
): Promise<CaseRow> {
  const { custodianAgencyId, ownerAgencyId } = theCase;
  const from = chargedFor(theCase, custodianAgencyId);
  if (from === to) return theCase;
  const charge = { chargedAgencyId: to === custodianAgencyId ? null : to };
  const steps = await paths.chargeAnew(tx, theCase, { ...theCase, ...charge });
  const after = await changeCase(tx, theCase, charge, {
    type: 'case.charge_moved',
    payload: { fromAgencyId: from, toAgencyId: to, cause, steps },
  });
  // The owner sees the case as before, and may record the plan that it owes.
  if (from !== ownerAgencyId) await handAlarmOn(tx, caseClocks, { caseId: theCase.id, from, to });
  await carryClocks(tx, theCase.id, to, caseClocks);
  return after;
}

/** See `Cases.chargeInside`. */
export async function chargeInside(
  tx: Tx,
  theCase: CaseRow,
  bodies: ReadonlySet<string>,
  { caseClocks: { clocks }, paths }: Means,
): Promise<number> {
  const to = chargedFor(theCase, theCase.custodianAgencyId);
  if (bodies.size === 0 || bodies.has(to)) return 0;
  let moved = await paths.chargeInside(tx, theCase, bodies);
  await putExtensionTo(tx, theCase.id, { from: [...bodies], to });
  const ofSteps = await paths.openClocks(tx, theCase.id);
  for (const { name, item, ownerAgencyId } of await clocks.running(tx, theCase.id)) {
    const isOfStep = ofSteps.some((clock) => clock.name === name && clock.item === item);
    if (isOfStep || !bodies.has(ownerAgencyId)) continue;
    await clocks.reassign(tx, { subjectId: theCase.id, name, item }, to);
    moved += 1;
  }
  return moved;
}

/** The clocks of the case that go where custody goes. */
async function carryClocks(
  tx: Tx,
  caseId: string,
  toAgencyId: string,
  { clocks }: CaseClocks,
): Promise<void> {
  const carried = [RESOLVE_CLOCK, SAFETY_CHECK_CLOCK].map((name) => ({ subjectId: caseId, name }));
  await clocks.inOneGo(tx, carried, async (part) => {
    for (const clock of carried) await clocks.reassign(part, clock, toAgencyId);
  });
}
