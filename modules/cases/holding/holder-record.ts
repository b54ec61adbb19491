import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { RecordConsent } from '../actions/record-consent.js';
import { WithdrawConsent } from '../actions/withdraw-consent.js';
import type { HolderConsentDto, HolderWithdrawalDto } from '../http/holding.dto.js';
import { Parties } from '../parties.js';
import { Holdings } from './holdings.js';
import type { HoldingView } from './holding.view.js';
import { partyMeant } from './party-meant.js';

/** What the parties told the holder: consent, or its withdrawal. */
@Injectable()
export class HolderRecord {
  constructor(
    private readonly holdings: Holdings,
    private readonly parties: Parties,
    private readonly consents: RecordConsent,
    private readonly withdrawing: WithdrawConsent,
  ) {}

  /** @throws as `Holdings.record`, `partyMeant` and `RecordConsent.record` */
  consent(caller: Caller, caseId: string, dto: HolderConsentDto): Promise<HoldingView> {
    return this.holdings.record(caller, caseId, async (tx, theCase) => {
      const { purpose, decision, manner, evidence } = dto;
      await this.consents.record(tx, theCase, {
        partyIds: [await partyMeant(tx, this.parties, { caseId, meant: dto })],
        purpose,
        decision,
        manner,
        ...(evidence === undefined ? {} : { evidence }),
        ...(purpose === 'sharing' ? { recipientAgencyId: theCase.custodianAgencyId } : {}),
      });
    });
  }

  /** @throws as `Holdings.record` and `partyMeant` */
  withdrawal(caller: Caller, caseId: string, dto: HolderWithdrawalDto): Promise<HoldingView> {
    return this.holdings.record(caller, caseId, async (tx, theCase) => {
      const partyId = await partyMeant(tx, this.parties, { caseId, meant: dto });
      await this.withdrawing.record(tx, theCase, { partyId, reason: dto.reason, manner: dto.manner });
    });
  }
}
