import { NotFound, Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Parties } from '../parties.js';

/** A party as a holder names it: by the id in its snapshot, or by its role where the snapshot does not show it. */
export interface PartyMeant {
  readonly partyId?: string;
  readonly role?: string;
}

/**
 * Which party a holder means. The first contact asks the other side, of whom the snapshot may say nothing (domain 6.1a).
 * @throws NotFound `party_not_found`; Refused `party_ambiguous` when several have the role
 */
export async function partyMeant(
  tx: Tx,
  parties: Parties,
  { caseId, meant }: { readonly caseId: string; readonly meant: PartyMeant },
): Promise<string> {
  const [found, ...more] = (await parties.ofCase(tx, caseId)).filter(({ id, role }) =>
    meant.partyId === undefined ? role === meant.role : id === meant.partyId,
  );
  if (found === undefined) throw new NotFound('party');
  if (more.length > 0) throw new Refused('party_ambiguous', 'Several parties have this role: name one.');
  return found.id;
}
