import { Injectable } from '@nestjs/common';
import { NotFound, Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies } from '../../identity/index.js';
import { CaseClocks, WITHDRAWAL_CLOCK } from '../case-clocks.js';
import { CaseGuards } from '../guards/case-guards.js';
import type { RecordConsentDto } from '../http/records.dto.js';
import { LiveWork } from '../live-work.js';
import { Parties } from '../parties.js';
import { iso } from '../reading/case-views.js';
import type { ConsentView } from '../reading/records.view.js';
import { Reference } from '../reference/reference.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import {
  type ConsentRow,
  insertConsent,
  isWithdrawalStanding,
  readConsents,
} from '../store/consents.store.js';
import type { Party } from '../store/party-row.js';
import { oweOwnHandling } from '../work/own-handling.js';
import { CaseStep, requireOpen } from './case-step.js';

/** Puts on record on what grounds people's data is used: consent, refusal, or a legal basis. */
@Injectable()
export class RecordConsent {
  constructor(
    private readonly steps: CaseStep,
    private readonly parties: Parties,
    private readonly agencies: Agencies,
    private readonly reference: Reference,
    private readonly guards: CaseGuards,
    private readonly caseClocks: CaseClocks,
    private readonly liveWork: LiveWork,
  ) {}

  /** @throws NotFound `party_not_found`, `agency_not_found`; Refused `consent_needed` */
  perform(caller: Caller, caseId: string, dto: RecordConsentDto): Promise<ConsentView[]> {
    return this.steps.record(caller, caseId, async (tx, theCase) => {
      await this.record(tx, theCase, dto);
      return (await readConsents(tx, caseId)).map(toView);
    });
  }

  /** The same on a case that is locked. */
  async record(tx: Tx, theCase: CaseRow, dto: RecordConsentDto): Promise<void> {
    requireOpen(theCase);
    await this.requireGrounds(tx, dto);
    const parties = await this.chosen(tx, theCase.id, dto.partyIds);
    for (const party of parties) {
      const { purpose, decision, manner, recipientAgencyId, legalBasis, evidence } = dto;
      await insertConsent(tx, theCase.id, {
        partyId: party.id,
        purpose,
        decision,
        manner,
        recipientAgencyId,
        legalBasis: decision === 'legal_basis' ? legalBasis : null,
        evidence,
      });
      if (purpose === 'mediation') await this.markRefusal(tx, party, decision === 'refused');
    }
    const back = await consentBack(tx, theCase, dto);
    const after = await changeCase(tx, theCase, back, {
      type: 'case.consent_recorded',
      payload: {
        partyIds: parties.map(({ id }) => id),
        purpose: dto.purpose,
        decision: dto.decision,
        recipientAgencyId: dto.recipientAgencyId ?? null,
      },
    });
    if (back.withdrawnAt === null) await this.thaw(tx, after);
    await this.guards.apply(tx, after);
  }

  list(caller: Caller, caseId: string): Promise<ConsentView[]> {
    return this.steps.see(caller, { caseId, part: 'consents' }, async (tx) =>
      (await readConsents(tx, caseId)).map(toView),
    );
  }

  private async thaw(tx: Tx, theCase: CaseRow): Promise<void> {
    await this.caseClocks.clocks.cancel(tx, { subjectId: theCase.id, name: WITHDRAWAL_CLOCK });
    await this.liveWork.thaw(tx, theCase.id);
    await oweOwnHandling(tx, this.caseClocks, theCase);
  }

  private async requireGrounds(tx: Tx, dto: RecordConsentDto): Promise<void> {
    if (dto.recipientAgencyId === undefined) return;
    const { kind } = await this.agencies.get(tx, dto.recipientAgencyId);
    const { definition: terms } = await this.reference.get(tx, 'case_terms');
    if (dto.decision !== 'legal_basis' || !terms.consentOnlyKinds.includes(kind)) return;
    throw new Refused(
      'consent_needed',
      'This recipient is no public organ: it needs the consent of the person.',
      { kind },
    );
  }

  private async chosen(
    tx: Tx,
    caseId: string,
    ids: readonly string[] | undefined,
  ): Promise<readonly Party[]> {
    const parties = await this.parties.ofCase(tx, caseId);
    const chosen = ids === undefined ? parties : parties.filter(({ id }) => ids.includes(id));
    if (chosen.length === 0 || (ids !== undefined && chosen.length < new Set(ids).size))
      throw new NotFound('party');
    return chosen;
  }

  /** Who clearly refuses may not be mediated with (人民调解法 17); who comes round may. */
  private async markRefusal(tx: Tx, party: Party, refuses: boolean): Promise<void> {
    const others = party.attributes.filter((each) => each !== 'refuses_mediation');
    await this.parties.save(tx, {
      ...party,
      attributes: refuses ? [...others, 'refuses_mediation'] : others,
    });
  }
}

/** Consent is back once everybody who withdrew it has given it again: one party never speaks for another. */
async function consentBack(
  tx: Tx,
  { id, withdrawnAt }: CaseRow,
  { decision, purpose }: RecordConsentDto,
): Promise<{ withdrawnAt?: null }> {
  const mayBeBack = withdrawnAt !== null && decision === 'given' && purpose === 'mediation';
  return mayBeBack && !(await isWithdrawalStanding(tx, id)) ? { withdrawnAt: null } : {};
}

function toView({ recordedAt, recordedByName, ...consent }: ConsentRow): ConsentView {
  return { ...consent, recordedAt: iso(recordedAt) ?? '', recordedBy: recordedByName };
}
