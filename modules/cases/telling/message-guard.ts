import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { mayDoHarm } from '../domain/message-harm.js';
import { readRecordedFacts, split } from '../guards/circumstances.store.js';
import { readPaths } from '../legal-path/legal-path.store.js';
import { Parties } from '../parties.js';
import { Reference } from '../reference/reference.js';
import { getCase } from '../store/cases.store.js';
import type { Party } from '../store/party-row.js';

/** Says of messages to the parties of a case what harm they may do, as the case is now. */
@Injectable()
export class MessageGuard {
  constructor(
    private readonly parties: Parties,
    private readonly reference: Reference,
  ) {}

  /** See `mayDoHarm`. @param parties those of the case */
  async isGuarded(tx: Tx, caseId: string, parties: readonly Party[]): Promise<boolean> {
    const { typeCode, narrative, registeredAt } = await getCase(tx, caseId);
    const paths = await readPaths(tx, caseId);
    const { facts: catalogue } = (await this.reference.get(tx, 'fact_catalogue')).definition;
    return mayDoHarm(
      {
        pathKinds: paths.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ kind }) => kind),
        parties,
        typeCode,
        narrative,
        narrativeAt: registeredAt,
        facts: split(await readRecordedFacts(tx, caseId)).facts,
      },
      catalogue,
    );
  }

  /** Whether a message to the party may say whom to call. Never to somebody who is no party of the case, or is none any longer. */
  async mayNameAgency(
    tx: Tx,
    { caseId, partyId }: { readonly caseId: string; readonly partyId: string },
  ): Promise<boolean> {
    const parties = await this.parties.ofCase(tx, caseId);
    const party = parties.find(({ id }) => id === partyId);
    if (party === undefined || party.safeContact.neutralWording) return false;
    return !(await this.isGuarded(tx, caseId, parties));
  }
}
