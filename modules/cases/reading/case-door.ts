import type { Actor } from '../../../src/platform/auth/actor.js';
import { agenciesOf } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { NoticeDoor } from '../../notifications/index.js';
import { type CaseAccess, caseRelations, isHolder, type PlacedCase } from '../case-access.js';
import { casesOwing } from '../legal-duty/owed-steps.store.js';

interface FoundCase extends PlacedCase {
  /** The case that was asked for. */
  readonly askedId: string;
  /** The same, or the one it goes on as. */
  readonly id: string;
}

const FOUND_SQL = `
with recursive goes as (
  select id as asked_id, id, merged_into from dispute_case where id = any($1)
  union all
  select g.asked_id, d.id, d.merged_into from goes g join dispute_case d on d.id = g.merged_into)
select g.asked_id as "askedId", d.id, d.owner_agency_id as "ownerAgencyId", d.custodian_agency_id as "custodianAgencyId",
  d.registering_agency_id as "registeringAgencyId", a.path::text as "areaPath"
from goes g join dispute_case d on d.id = g.id join area a on a.id = d.area_id where g.merged_into is null`;

/**
 * Where a case opens: the case for who sees it, the holder's own part for who only holds it (docs/adr/0012), the duty for who
 * owes a step (0013); a merged one where it goes on. The same questions as the routes ask, for many cases at once.
 */
export class CaseDoor implements NoticeDoor {
  constructor(private readonly access: Pick<CaseAccess, 'lookedAfter'>) {}

  async open(tx: Tx, actor: Actor, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const cases = await tx.query<FoundCase>(FOUND_SQL, [caseIds]);
    const owing = await casesOwing(
      tx,
      cases.map(({ id }) => id),
      agenciesOf(actor),
    );
    const lookedAfter = await this.access.lookedAfter(tx, actor, cases);
    const paths = new Map<string, string>();
    for (const theCase of cases) {
      const owed = owing.filter(({ caseId }) => caseId === theCase.id);
      const part = lookedAfter.has(theCase) ? '' : partFor(actor, theCase, owed);
      if (part !== null) paths.set(theCase.askedId, `/cases/${theCase.id}${part}`);
    }
    return paths;
  }
}

/** Which part of the case; null: none. A station that owes a step reads all of it. */
function partFor(
  actor: Actor,
  theCase: PlacedCase,
  owed: readonly { readonly isPolice: boolean }[],
): '' | '/holding' | '/legal-duty' | null {
  const sees = caseRelations(actor, theCase).size > 0 || owed.some(({ isPolice }) => isPolice);
  if (sees) return '';
  if (isHolder(actor, theCase)) return '/holding';
  return owed.length > 0 ? '/legal-duty' : null;
}
