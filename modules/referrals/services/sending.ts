import { Injectable } from '@nestjs/common';
import { Refused } from '../../../src/kernel/errors.js';
import { type Caller, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { CaseAccess, type CaseRow, requireUnmerged } from '../../cases/index.js';
import type { SubmitDto } from '../actions/submit.dto.js';
import { laneFor } from '../domain/lane-of-case.js';
import { usualPurpose } from '../domain/purposes.js';
import { basisFor } from '../domain/legal-basis.js';
import { riskRankOf } from '../domain/risk-rank.js';
import type { SnapshotField } from '../domain/snapshot-fields.js';
import { askedBy, requireAnswers, requirePapers } from '../domain/intake.js';
import { requireFilesOfCase } from '../engine/chosen-files.js';
import { draftReferral } from '../engine/drafts.js';
import { ReferralEngine } from '../engine/engine.js';
import { senderOf } from '../engine/sender.js';
import { World } from '../engine/world.js';
import type { CreateReferralDto } from '../http/create-referral.dto.js';
import type { ReferralView } from '../http/referral.view.js';
import { readChoiceReason } from '../routing/choice.js';
import { triedAgencies } from '../store/agency-load.store.js';
import { addressDraft, getReferral } from '../store/referrals.store.js';
import type { Referral, Share } from '../store/referral.js';
import { ReferralReading } from './reading.js';

const SHOWN_BY_DEFAULT: readonly SnapshotField[] = ['number', 'type', 'risk', 'narrative', 'place'];

/** What whoever sends says about it besides. */
type Words = Pick<SubmitDto, 'arbitration' | 'overruleExclusion' | 'choice'>;

/** Drafts and sends. */
@Injectable()
export class SendReferrals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: CaseAccess,
    private readonly engine: ReferralEngine,
    private readonly world: World,
    private readonly reading: ReferralReading,
  ) {}

  /**
   * Drafts a referral of the case and, unless it is to stay a draft, sends it in the same transaction.
   * @throws Refused with the code of the guard that keeps it from being sent; Refused `case_closed`, `no_sender`,
   *   `choice_reason_required`, `legal_basis_not_theirs`
   */
  async create(caller: Caller, caseId: string, dto: CreateReferralDto): Promise<ReferralView> {
    return this.uow.run(caller, async (tx) => {
      await this.access.require(tx, caller, caseId, 'work');
      const theCase = await this.world.cases.lock(tx, caseId);
      await requireUnmerged(tx, theCase);
      if (theCase.state === 'closed')
        throw new Refused('case_closed', 'The case is closed: reopen it first.');
      const id = await this.draft(tx, theCase, dto);
      if (dto.keepAsDraft === true) return this.reading.view(tx, await getReferral(tx, id));
      return this.reading.view(tx, await this.submit(tx, id, dto, null));
    });
  }

  /**
   * Sends a draft, to another agency than it names where the command says so. A legal basis that was given for the one it
   * named goes along as far as the other may have one: then consent has to let it see the people.
   */
  async send(caller: Caller, id: string, dto: SubmitDto): Promise<ReferralView> {
    const expectedVersion = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      if (dto.recipientAgencyId !== undefined) {
        await this.world.cases.lock(tx, (await getReferral(tx, id)).caseId);
        const draft = await getReferral(tx, id);
        await this.reading.view(tx, draft);
        const recipient = await this.world.agencies.get(tx, dto.recipientAgencyId);
        const legalBasis = basisFor(this.world.policies.profileOf(recipient), draft.share);
        await addressDraft(tx, id, { recipient, share: { ...draft.share, legalBasis } });
      }
      return this.reading.view(tx, await this.submit(tx, id, dto, expectedVersion));
    });
  }

  /** Only the centre's word goes beyond the hops or asks an agency again. */
  private async submit(
    tx: Tx,
    id: string,
    { arbitration, overruleExclusion, choice }: Words,
    expectedVersion: number | null,
  ): Promise<Referral> {
    const { caseId } = await getReferral(tx, id);
    const { areaPath } = await this.world.cases.get(tx, caseId);
    const rules = holdsOverArea(tx.caller.actor, areaPath, 'coordinator');
    if (!rules && (arbitration !== undefined || overruleExclusion !== undefined)) {
      throw new Refused('arbitration_is_the_centres', 'Only a coordinator of the area may give this reason.');
    }
    return this.engine.performIn(tx, 'submit', {
      referralId: id,
      command: {
        arbitration: arbitration ?? null,
        overruleExclusion: overruleExclusion ?? arbitration ?? null,
        chosen: { reason: choice === undefined ? null : readChoiceReason(choice) },
      },
      manner: { expectedVersion },
    });
  }

  private async draft(tx: Tx, theCase: CaseRow, dto: CreateReferralDto): Promise<string> {
    if (dto.keepAsDraft === true && dto.choice !== undefined) {
      throw new Refused('choice_given_too_early', 'A draft is sent later: say then why this agency.');
    }
    const { mode = 'refer', required = false, channel = 'internal' } = dto;
    const purpose = dto.purpose ?? usualPurpose(theCase);
    if (required && mode !== 'co_handle') {
      throw new Refused('required_only_in_support', 'Only a supporter can be one that the lead waits for.');
    }
    const recipient = await this.world.agencies.get(tx, dto.recipientAgencyId);
    const senderAgencyId = await senderOf(tx, this.world, theCase);
    const share = shareOf(dto);
    const profile = this.world.policies.profileOf(recipient);
    if (share.legalBasis !== null && !profile.isPublicOrgan) {
      throw new Refused(
        'legal_basis_not_theirs',
        'A legal basis is for public organs: leave it out, and let the parties say that they agree.',
      );
    }
    const asked = askedBy(profile, mode);
    requireAnswers(asked, share.answers ?? []);
    requirePapers(asked, share.papers ?? []);
    await requireFilesOfCase(tx, share, { theCase, senderAgencyId, cases: this.world.cases });
    const tried = await triedAgencies(tx, theCase.id, purpose, theCase.cycle);
    return draftReferral(tx, {
      caseId: theCase.id,
      areaId: theCase.areaId,
      mode,
      purpose,
      lane: laneFor(theCase),
      channel,
      required,
      request: dto.request,
      scope: dto.scope ?? [{ key: 'all', text: dto.request }],
      share,
      senderAgencyId,
      senderUserId: tx.caller.actor.userId,
      recipientAgencyId: recipient.id,
      recipientKind: recipient.kind,
      cycle: theCase.cycle,
      hopCount: tried.length,
      depth: 0,
      excludedAgencyIds: tried,
      rerouteOf: null,
      reopens: null,
      restOf: null,
      partOf: null,
      dueAt: null,
      riskRank: riskRankOf(theCase.risk),
      handlerUserId: null,
    });
  }
}

function shareOf(dto: CreateReferralDto): Share {
  return {
    fields: dto.fields ?? SHOWN_BY_DEFAULT,
    partyIds: dto.partyIds ?? [],
    legalBasis: dto.legalBasis ?? null,
    fileIds: dto.fileIds ?? [],
    papers: dto.papers ?? [],
    answers: dto.answers ?? [],
  };
}
