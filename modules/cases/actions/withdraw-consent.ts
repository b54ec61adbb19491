import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseClocks } from '../case-clocks.js';
import type { WithdrawConsentDto } from '../http/steps.dto.js';
import { LiveWork } from '../live-work.js';
import { Parties } from '../parties.js';
import type { CaseView } from '../reading/case.view.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { insertConsent } from '../store/consents.store.js';
import { freezeWork } from '../work/freeze-work.js';
import { CaseStep } from './case-step.js';

/** withdraw_consent: any open state stays; by a party through anyone. Referrals freeze, the handler reports within a day. */
@Injectable()
export class WithdrawConsent {
  constructor(
    private readonly steps: CaseStep,
    private readonly parties: Parties,
    private readonly liveWork: LiveWork,
    private readonly caseClocks: CaseClocks,
  ) {}

  /** @throws NotFound `party_not_found` */
  perform(caller: Caller, caseId: string, dto: WithdrawConsentDto): Promise<CaseView> {
    return this.steps.take(caller, caseId, 'withdraw_consent', (tx, { theCase }) =>
      this.record(tx, theCase, dto),
    );
  }

  /** The same on a case that is locked and open. */
  async record(tx: Tx, theCase: CaseRow, dto: WithdrawConsentDto): Promise<void> {
    const party = (await this.parties.ofCase(tx, theCase.id)).find(({ id }) => id === dto.partyId);
    if (party === undefined) throw new NotFound('party');
    for (const purpose of ['mediation', 'sharing'] as const) {
      await insertConsent(tx, theCase.id, {
        partyId: party.id,
        purpose,
        decision: 'withdrawn',
        manner: dto.manner,
      });
    }
    const after = await changeCase(
      tx,
      theCase,
      { withdrawnAt: await tx.now() },
      { type: 'case.consent_withdrawn', payload: { partyId: party.id, reason: dto.reason } },
    );
    await freezeWork(tx, after, { caseClocks: this.caseClocks, liveWork: this.liveWork });
  }
}
