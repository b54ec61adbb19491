import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { approvable } from '../engine/hold-limits.js';
import { World } from '../engine/world.js';
import type { ReferralView } from '../http/referral.view.js';
import type { ApprovalRequestDto } from '../http/side.dto.js';
import { addMessage } from '../store/records.store.js';
import { BesideReferrals } from './beside.js';

/** The handler asks the head of their agency for leave: the head is told, and gives it with `approval`. */
@Injectable()
export class AskLeave {
  constructor(
    private readonly besides: BesideReferrals,
    private readonly world: World,
  ) {}

  /** @throws Forbidden `not_yours`; Conflict `wrong_state`; Refused for leave that the head could not give either */
  async ask(caller: Caller, id: string, dto: ApprovalRequestDto): Promise<ReferralView> {
    return this.besides.beside(caller, id, async (beside) => {
      const { tx, referral } = beside;
      this.besides.need(beside, 'recipient_handler', 'recipient_intake');
      const until = await approvable(tx, this.world, { referral, dto });
      const agencyId = referral.recipientAgencyId;
      await addMessage(tx, id, {
        kind: 'note',
        body: dto.reason,
        detail: { asksLeaveFor: dto.subject, until: until?.toISOString() ?? null },
        audienceAgencyId: agencyId,
        byAgencyId: agencyId,
      });
      this.besides.tell(tx, referral, {
        type: 'referral.approval_asked',
        payload: { subject: dto.subject, until: until?.toISOString() ?? null },
        audienceAgencyId: agencyId,
      });
    });
  }
}
