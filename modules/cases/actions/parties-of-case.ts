import { Injectable } from '@nestjs/common';
import { chinaDay } from '../../../src/kernel/china-time.js';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseClocks } from '../case-clocks.js';
import { followCompletion } from '../completion.js';
import { CaseGuards } from '../guards/case-guards.js';
import type { EditPartyDto, PartyDto } from '../http/party.dto.js';
import { Parties } from '../parties.js';
import { toPartyView } from '../reading/case-views.js';
import type { PartyView } from '../reading/case.view.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import type { Party } from '../store/party-row.js';
import { CaseStep, requireOpen } from './case-step.js';
import { editedParty, readParty } from './read-party.js';

/** Adds people to a case and corrects what is known of them; the rules look again, and what is still owed with them. */
@Injectable()
export class PartiesOfCase {
  constructor(
    private readonly steps: CaseStep,
    private readonly parties: Parties,
    private readonly guards: CaseGuards,
    private readonly caseClocks: CaseClocks,
  ) {}

  add(caller: Caller, caseId: string, dto: PartyDto): Promise<PartyView> {
    return this.steps.record(caller, caseId, async (tx, theCase) => {
      requireOpen(theCase);
      const known = await this.parties.ofCase(tx, caseId);
      const next = (known.at(-1)?.position ?? 0) + 1;
      const party = readParty(dto, chinaDay(await tx.now()), next);
      await this.parties.add(tx, caseId, party);
      await this.tell(tx, theCase, { partyId: party.id, type: 'case.party_added', fields: Object.keys(dto) });
      return toPartyView({ ...party, caseId });
    });
  }

  /** @throws NotFound `party_not_found`; InvalidInput */
  async edit(
    caller: Caller,
    caseId: string,
    target: { readonly partyId: string; readonly dto: EditPartyDto },
  ): Promise<PartyView> {
    const { partyId, dto } = target;
    await this.steps.change(caller, caseId, async (tx, theCase) => {
      requireOpen(theCase);
      const party = await this.find(tx, caseId, partyId);
      await this.parties.save(tx, editedParty(party, dto, chinaDay(await tx.now())));
      await this.tell(tx, theCase, { partyId, type: 'case.party_changed', fields: Object.keys(dto) });
    });
    return this.steps.read(caller, caseId, async (tx) => toPartyView(await this.find(tx, caseId, partyId)));
  }

  private async find(tx: Tx, caseId: string, partyId: string): Promise<Party> {
    const party = (await this.parties.ofCase(tx, caseId)).find(({ id }) => id === partyId);
    if (party === undefined) throw new NotFound('party');
    return party;
  }

  private async tell(
    tx: Tx,
    theCase: CaseRow,
    {
      partyId,
      type,
      fields,
    }: { readonly partyId: string; readonly type: string; readonly fields: readonly string[] },
  ): Promise<void> {
    const after = await changeCase(tx, theCase, {}, { type, payload: { partyId, fields } });
    const judged = await this.guards.apply(tx, after);
    await followCompletion(tx, this.caseClocks, { theCase: judged, before: theCase });
  }
}
