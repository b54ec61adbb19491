import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, Refused } from '../../../src/kernel/errors.js';
import { type Caller, holdsInAgency } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { type Approver, approverOf, askedThere, partyMeant } from '../../cases/index.js';
import type { ClockRow } from '../../sla/index.js';
import { extendableClockOf, extendCaseAlike } from '../engine/extended.js';
import { World } from '../engine/world.js';
import type { AskMoreTimeDto, DecideMoreTimeDto, MoreTimeAskedDto } from '../http/extension.dto.js';
import type { ReferralView } from '../http/referral.view.js';
import {
  addExtension,
  answerExtension,
  type Extension,
  getOpenExtension,
} from '../store/extensions.store.js';
import { getReferral, refreshBindingDeadline } from '../store/referrals.store.js';
import { type Beside, BesideReferrals } from './beside.js';

/** That a party agreed to longer mediation, and how they said so. */
interface PartyConsent {
  readonly partyId: string;
  readonly manner: string;
}

/**
 * More time for one referral: its handler asks before expiry, the approver of the policy answers, the parties agree where
 * mediation goes on longer. The state stays where it is.
 */
@Injectable()
export class ExtendReferrals {
  constructor(
    private readonly besides: BesideReferrals,
    private readonly world: World,
  ) {}

  /**
   * @throws Forbidden `not_yours`; Conflict `wrong_state`, `extension_asked`; Refused `consents_missing`,
   *   `extension_not_allowed`, `extension_used`, `extension_too_late`, `extension_too_long`, `nobody_may_decide`
   */
  async ask(caller: Caller, id: string, dto: AskMoreTimeDto): Promise<ReferralView> {
    return this.besides.beside(caller, id, async (beside) => {
      const { tx, referral } = beside;
      this.besides.need(beside, 'recipient_handler');
      const clock = await this.clockOf(beside);
      const consents = await this.consentsOf(beside, dto);
      await this.requireConsents(beside, clock, consents);
      const { agencyId: approverAgencyId, decidedBy } = await this.approverOf(beside, clock);
      const { amount, reason } = dto;
      const clockName = extendableClockOf(referral);
      await addExtension(tx, id, { clockName, amount, reason, consents, approverAgencyId });
      await this.world.clocks.askExtension(
        tx,
        { subjectId: id, name: clockName },
        {
          approverAgencyId,
          decidedBy,
          amount,
          caseOwnerAgencyId: beside.theCase.ownerAgencyId,
        },
      );
      await refreshBindingDeadline(tx, id);
      this.besides.tell(tx, referral, {
        type: 'referral.extension_asked',
        payload: { amount, reason, approverAgencyId },
      });
    });
  }

  /** @throws as `decideIn` */
  decide(caller: Caller, id: string, dto: DecideMoreTimeDto): Promise<ReferralView> {
    return this.besides.beside(caller, id, (beside) => this.answer(beside, dto));
  }

  /**
   * The same in a transaction that is open.
   * @throws Conflict `no_extension_asked`, `other_extension_asked`; Forbidden `not_the_approver`, `not_who_asked`; Refused
   *   `longer_than_parent` and as `Clocks.extend`
   */
  decideIn(tx: Tx, id: string, dto: DecideMoreTimeDto): Promise<void> {
    return this.besides.workOn(tx, id, (beside) => this.answer(beside, dto));
  }

  private async answer(beside: Beside, { extensionId, decision, reason }: DecideMoreTimeDto): Promise<void> {
    const { tx, referral } = beside;
    const request = await getOpenExtension(tx, referral.id, extensionId);
    requireApprover(tx.caller, beside, request);
    await answerExtension(tx, referral.id, { decision, reason });
    const isGranted = decision === 'granted';
    const extendsCase = isGranted && (await this.grant(tx.caller, beside, request));
    if (!isGranted)
      await this.world.clocks.declineExtension(tx, { subjectId: referral.id, name: request.clockName });
    await refreshBindingDeadline(tx, referral.id);
    this.besides.tell(tx, referral, {
      type: isGranted ? 'referral.extended' : 'referral.extension_declined',
      payload: { amount: request.amount, reason, extendsCase },
    });
  }

  /**
   * The handler takes the request back, before anybody has answered it.
   * @throws Forbidden `not_yours`; Conflict `no_extension_asked`, `other_extension_asked`
   */
  async withdraw(caller: Caller, id: string, { extensionId }: MoreTimeAskedDto): Promise<ReferralView> {
    return this.besides.beside(caller, id, async (beside) => {
      const { tx, referral, theCase } = beside;
      this.besides.need(beside, 'recipient_handler');
      const request = await getOpenExtension(tx, id, extensionId);
      await answerExtension(tx, id, { decision: 'withdrawn', reason: null });
      const { amount, approverAgencyId, clockName } = request;
      const approver = await this.world.agencies.get(tx, approverAgencyId);
      const running = await this.world.clocks.running(tx, id);
      const charged = running.find(({ name }) => name === clockName)?.ownerAgencyId;
      await this.world.clocks.withdrawExtension(
        tx,
        { subjectId: id, name: clockName },
        {
          approverAgencyId,
          decidedBy: askedThere(
            { agencyId: approverAgencyId, isCentre: this.world.policies.profileOf(approver).isCentre },
            charged ?? referral.recipientAgencyId,
          ).decidedBy,
          caseOwnerAgencyId: theCase.ownerAgencyId,
        },
      );
      await refreshBindingDeadline(tx, id);
      this.besides.tell(tx, referral, { type: 'referral.extension_withdrawn', payload: { amount } });
    });
  }

  /** @returns whether the limit of the case moved with it: then the parties are told, as when the case is extended */
  private async grant(caller: Caller, { tx, referral }: Beside, request: Extension): Promise<boolean> {
    const { amount, askedAt, clockName } = request;
    const extension = { amount, askedAt, approver: caller.actor.userId ?? '' };
    const like = await this.world.clocks.extend(tx, { subjectId: referral.id, name: clockName }, extension);
    await this.requireWithinParent({ tx, referral }, like);
    return extendCaseAlike(tx, this.world, { referral, extension: { ...extension, like } });
  }

  /** A child is due before its parent, also after it was given more time. */
  private async requireWithinParent({ tx, referral }: Pick<Beside, 'tx' | 'referral'>, clock: ClockRow) {
    if (referral.partOf === null || clock.deadlineAt === null) return;
    const parent = await getReferral(tx, referral.partOf);
    const running = await this.world.clocks.running(tx, parent.id);
    const due = running.find(({ name }) => name === extendableClockOf(parent))?.deadlineAt ?? null;
    if (due !== null && clock.deadlineAt > due) {
      throw new Refused('longer_than_parent', 'The referral it is a part of is due before that.', {
        deadlineAt: due.toISOString(),
      });
    }
  }

  private async clockOf({ tx, referral }: Beside): Promise<ClockRow> {
    const running = await this.world.clocks.running(tx, referral.id);
    const clock = running.find(({ name }) => name === extendableClockOf(referral));
    if (clock !== undefined) return clock;
    throw new Conflict('wrong_state', 'Nothing runs that could be given more time.', {
      state: referral.state,
      event: 'extend',
    });
  }

  /** Which parties the handler means: the snapshot may not show them all. */
  private async consentsOf(
    { tx, referral }: Beside,
    { consents = [] }: AskMoreTimeDto,
  ): Promise<readonly PartyConsent[]> {
    const { parties } = this.world;
    const found: PartyConsent[] = [];
    for (const { manner, ...meant } of consents) {
      found.push({ partyId: await partyMeant(tx, parties, { caseId: referral.caseId, meant }), manner });
    }
    return found;
  }

  private async requireConsents(
    { tx, theCase }: Beside,
    { target }: ClockRow,
    consents: readonly PartyConsent[],
  ): Promise<void> {
    if (target.extension?.needsConsent !== true || theCase.legalTrack) return;
    const heard = new Set(consents.map(({ partyId }) => partyId));
    const missing = (await this.world.parties.ofCase(tx, theCase.id)).filter(
      ({ id, role }) => (role === 'applicant' || role === 'respondent') && !heard.has(id),
    );
    if (missing.length === 0) return;
    throw new Refused('consents_missing', 'More time for mediation needs the consent of the parties.', {
      partyIds: missing.map(({ id }) => id),
    });
  }

  private async approverOf({ tx, theCase }: Beside, clock: ClockRow): Promise<Approver> {
    const centre = await this.world.centres.at(tx, theCase.areaPath, 0);
    return approverOf(tx, this.world, {
      theCase,
      chargedAgencyId: clock.ownerAgencyId,
      isForCentre: clock.target.extension?.approver === 'coordinator',
      centreId: centre?.id ?? null,
      byOwnerOnly: false,
    });
  }
}

/** Whoever stands in decides on either side of the referral as well: docs/adr/0018. */
function requireApprover({ actor }: Caller, { classes, standsIn }: Beside, request: Extension): void {
  const isHead = holdsInAgency(actor, request.approverAgencyId, 'station_head', 'agency_head');
  if (!isHead && !standsIn && !classes.has('coordinator')) {
    throw new Forbidden('not_the_approver', 'The head of the agency or the centre decides this.');
  }
  if (actor.userId !== null && actor.userId === request.askedBy) {
    throw new Forbidden('not_who_asked', 'Nobody grants themselves more time.');
  }
}
