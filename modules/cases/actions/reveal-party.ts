import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { CaseRelation } from '../case-access.js';
import type { RevealDto } from '../http/party.dto.js';
import { Parties } from '../parties.js';
import type { RevealedPartyView } from '../reading/case.view.js';
import { CaseStep } from './case-step.js';

/** Who is told a protected address: whoever answers for the case, and the police who visit there (公通字〔2024〕34号 十二). */
const TOLD_OF_SHELTERS: readonly CaseRelation[] = ['custodian', 'owner', 'police'];

/** Shows a party's data for a reason that is on record with who asked, each time anew. */
@Injectable()
export class RevealParty {
  constructor(
    private readonly steps: CaseStep,
    private readonly parties: Parties,
  ) {}

  /** @throws NotFound `party_not_found` */
  async perform(
    caller: Caller,
    caseId: string,
    { partyId, reason }: RevealDto & { readonly partyId: string },
  ): Promise<RevealedPartyView> {
    // Without its command key: what is shown would be part of a kept result, and the sight of a repeated command on no
    // record. So each is a sight of its own, and its row has committed before anything is shown.
    return this.steps.record(
      { ...caller, command: null },
      caseId,
      async (tx, theCase, relations) => {
        const party = (await this.parties.ofCase(tx, caseId)).find(({ id }) => id === partyId);
        if (party === undefined) throw new NotFound('party');
        tx.audit({
          action: 'party.revealed',
          subjectType: 'party',
          subjectId: partyId,
          agencyId: agenciesOf(caller.actor)[0] ?? theCase.custodianAgencyId,
          detail: { caseId, reason },
        });
        const { name, phone, document, address, addressProtected, safeContact } = party;
        const answersForIt = TOLD_OF_SHELTERS.some((relation) => relations.has(relation));
        return {
          id: partyId,
          name,
          phone,
          documentKind: document?.kind ?? null,
          documentNumber: document?.number ?? null,
          address: addressProtected && !answersForIt ? null : address,
          addressProtected,
          safeContact,
        };
      },
      'read',
    );
  }
}
