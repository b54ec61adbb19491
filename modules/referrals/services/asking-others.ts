import { Injectable } from '@nestjs/common';
import { Conflict, Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { refuseFrozen } from '../domain/frozen.js';
import { askedBy, requireAnswers, requirePapers } from '../domain/intake.js';
import { laneFor } from '../domain/lane-of-case.js';
import { basisFor } from '../domain/legal-basis.js';
import { MAX_DELEGATION_DEPTH } from '../domain/modes.js';
import { riskRankOf } from '../domain/risk-rank.js';
import { requireFilesOfCase } from '../engine/chosen-files.js';
import { draftReferral } from '../engine/drafts.js';
import { ReferralEngine } from '../engine/engine.js';
import { requireWithin, sightOf } from '../engine/holders-sight.js';
import { isAtWork } from '../engine/withdrawal-report.js';
import { World } from '../engine/world.js';
import type { QuestionDto } from '../http/question.dto.js';
import type { ReferralView } from '../http/referral.view.js';
import type { Referral, Share } from '../store/referral.js';
import { type Beside, BesideReferrals } from './beside.js';

/** Who holds a referral asks an expert pool or another agency about it: docs/adr/0043. */
@Injectable()
export class AskOthers {
  constructor(
    private readonly besides: BesideReferrals,
    private readonly engine: ReferralEngine,
    private readonly world: World,
  ) {}

  /**
   * Sends the question, a part of the referral in mode `consult`, and shows the referral as it is afterwards.
   * @throws Forbidden `not_yours`; Conflict `wrong_state` while nobody works on it; Refused `consent_withdrawn`,
   *   `question_of_a_question`, `held_outside`, `beyond_own_sight`, or with the code of the guard that keeps it from being sent
   */
  async ask(caller: Caller, id: string, dto: QuestionDto): Promise<ReferralView> {
    return this.besides.beside(caller, id, async (beside) => {
      this.besides.need(beside, 'recipient_intake', 'recipient_handler', 'recipient_supervisor');
      refuseFrozen(beside.theCase);
      requireHeld(beside.referral);
      const draftId = await this.draft(beside, dto);
      await this.engine.playIn(beside.tx)('submit', draftId, {}, 'sender_officer');
    });
  }

  private async draft({ tx, referral, theCase }: Beside, dto: QuestionDto): Promise<string> {
    const recipient = await this.world.agencies.get(tx, dto.recipientAgencyId);
    const profile = this.world.policies.profileOf(recipient);
    const senderAgencyId = referral.recipientAgencyId;
    const holder = this.world.policies.profileOf(await this.world.agencies.get(tx, senderAgencyId));
    // What the law lets the holder see as a public organ, it lets another one see, and nobody else.
    const legalBasis = profile.isPublicOrgan ? basisFor(holder, referral.share) : null;
    const share = shareOf(dto, { partyIds: referral.share.partyIds, legalBasis });
    const asked = askedBy(profile, 'consult');
    requireAnswers(asked, share.answers ?? []);
    requirePapers(asked, share.papers ?? []);
    requireWithin(await sightOf({ tx, world: this.world }, referral.id, share), share);
    await requireFilesOfCase(tx, share, { theCase, senderAgencyId, cases: this.world.cases });
    return draftReferral(tx, {
      caseId: referral.caseId,
      areaId: referral.areaId,
      mode: 'consult',
      purpose: referral.purpose,
      lane: laneFor(theCase) === 'full' ? 'full' : referral.lane,
      channel: 'internal',
      required: false,
      request: dto.request,
      scope: [{ key: 'all', text: dto.request }],
      share,
      senderAgencyId,
      senderUserId: tx.caller.actor.userId,
      recipientAgencyId: recipient.id,
      recipientKind: recipient.kind,
      cycle: referral.cycle,
      hopCount: 0,
      // A question is answered by who is asked: no part of it is handed on.
      depth: MAX_DELEGATION_DEPTH,
      excludedAgencyIds: [],
      rerouteOf: null,
      reopens: null,
      restOf: null,
      partOf: referral.id,
      dueAt: null,
      riskRank: riskRankOf(theCase.risk),
      handlerUserId: null,
    });
  }
}

function requireHeld({ state, mode, channel }: Referral): void {
  if (mode === 'consult')
    throw new Refused('question_of_a_question', 'Answer it, or ask its sender for what is missing.');
  if (channel === 'external')
    throw new Refused('held_outside', 'A body outside the network asks for itself.');
  if (!isAtWork(state))
    throw new Conflict('wrong_state', 'Nobody works on it now.', { state, event: 'question' });
}

function shareOf(
  { fields = [], fileIds = [], papers = [], answers = [] }: QuestionDto,
  people: Pick<Share, 'partyIds' | 'legalBasis'>,
): Share {
  return { ...people, fields, fileIds, papers, answers };
}
