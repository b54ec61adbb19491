import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, NotFound, Refused } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { type CaseRow, requireUnmerged } from '../../cases/index.js';
import type { DeclineProposalDto, ProposeRerouteDto } from '../actions/reroute.dto.js';
import { refuseFrozen } from '../domain/frozen.js';
import { isHeldByRecipient, isLive } from '../domain/states.js';
import type { ActorClass } from '../domain/transitions.js';
import { approvable } from '../engine/hold-limits.js';
import { standingOf } from '../engine/standing.js';
import { World } from '../engine/world.js';
import type { ApprovalDto, NoteDto, WaiverDto } from '../http/side.dto.js';
import type { ReferralView } from '../http/referral.view.js';
import { addProposal, answerProposal } from '../store/proposals.store.js';
import { addApproval, addMessage } from '../store/records.store.js';
import { getReferral, lockReferral, waive } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { ReferralReading } from './reading.js';

/** What is done on a referral beside its workflow: the rows of case and referral are locked. */
export interface Beside {
  readonly tx: Tx;
  readonly referral: Referral;
  readonly theCase: CaseRow;
  readonly classes: ReadonlySet<ActorClass>;
  /** Whether whoever asks stands in for the coordinator whom the area does not have. */
  readonly standsIn: boolean;
}

/** What is done beside the workflow: the state of the referral stays where it is, so no version is asked for. */
@Injectable()
export class BesideReferrals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly world: World,
    private readonly reading: ReferralReading,
  ) {}

  /** Keeps a note that only the writer's agency reads. */
  async note(caller: Caller, id: string, { text }: NoteDto): Promise<ReferralView> {
    return this.beside(caller, id, async ({ tx, referral, theCase }) => {
      const mine = agenciesOf(caller.actor);
      const audience = [referral.recipientAgencyId, referral.senderAgencyId].find((agency) =>
        mine.includes(agency),
      );
      if (audience === undefined)
        throw new Forbidden('not_yours', 'Only its two agencies keep notes on a referral.');
      refuseFrozen(theCase);
      await addMessage(tx, id, {
        kind: 'note',
        body: text,
        audienceAgencyId: audience,
        byAgencyId: audience,
      });
      this.tell(tx, referral, { type: 'referral.noted', payload: {}, audienceAgencyId: audience });
    });
  }

  /** The centre lets the lead go on without a required supporter (I15). */
  async waive(caller: Caller, id: string, { reason }: WaiverDto): Promise<ReferralView> {
    return this.beside(caller, id, async (beside) => {
      const { tx, referral } = beside;
      this.need(beside, 'coordinator');
      if (!referral.required) throw new Refused('not_required', 'Nothing waits for it.');
      if (!isLive(referral.state))
        throw new Conflict('wrong_state', 'It has ended.', { state: referral.state });
      await waive(tx, id, reason);
      this.tell(tx, referral, { type: 'referral.waived', payload: { reason } });
    });
  }

  /** The head gives leave beforehand: for a long hold, for a second question. */
  async approve(caller: Caller, id: string, dto: ApprovalDto): Promise<ReferralView> {
    return this.beside(caller, id, async (beside) => {
      const { tx, referral } = beside;
      this.need(beside, 'recipient_supervisor');
      const until = await approvable(tx, this.world, { referral, dto });
      await addApproval(tx, id, { subject: dto.subject, until, reason: dto.reason });
      this.tell(tx, referral, {
        type: 'referral.approved',
        payload: { subject: dto.subject, until: dto.until ?? null },
      });
    });
  }

  /** The recipient finds that it is the wrong agency and asks the centre; the state stays. */
  async propose(caller: Caller, id: string, dto: ProposeRerouteDto): Promise<ReferralView> {
    return this.beside(caller, id, async (beside) => {
      const { tx, referral } = beside;
      this.need(beside, 'recipient_intake', 'recipient_handler', 'recipient_supervisor');
      const reroutable = isHeldByRecipient(referral.state) && referral.state !== 'reported';
      if (!reroutable && referral.state !== 'queued') {
        throw new Conflict('wrong_state', 'Nothing can be re-routed now.', {
          state: referral.state,
          event: 'propose_reroute',
        });
      }
      const suggestedAgencyId = dto.suggestedAgencyId ?? null;
      if (suggestedAgencyId !== null) await this.world.agencies.get(tx, suggestedAgencyId);
      await addProposal(tx, id, { suggestedAgencyId, reason: dto.reason });
      await this.startAnswerClock(beside);
      await addMessage(tx, id, {
        kind: 'proposal',
        body: dto.reason,
        byAgencyId: referral.recipientAgencyId,
      });
      this.tell(tx, referral, {
        type: 'referral.reroute_proposed',
        payload: { suggestedAgencyId, reason: dto.reason },
      });
    });
  }

  /** The centre leaves it where it is. (To send it elsewhere is the step `reroute`, which answers the proposal too.) */
  async declineProposal(caller: Caller, id: string, { note }: DeclineProposalDto): Promise<ReferralView> {
    return this.beside(caller, id, async (beside) => {
      const { tx, referral } = beside;
      this.need(beside, 'coordinator');
      if (!(await answerProposal(tx, id, 'declined', note))) throw new NotFound('proposal');
      await this.world.clocks.stop(tx, { subjectId: id, name: 'reroute_answer' });
      await addMessage(tx, id, { kind: 'ruling', body: note, byAgencyId: null });
      this.tell(tx, referral, { type: 'referral.reroute_declined', payload: { note } });
    });
  }

  /** The centre is charged with the answer. */
  private async startAnswerClock({ tx, referral }: Beside): Promise<void> {
    const theCase = await this.world.cases.get(tx, referral.caseId);
    const centre = await this.world.centres.at(tx, theCase.areaPath, 0);
    await this.world.clocks.start(tx, {
      subjectType: 'referral',
      subjectId: referral.id,
      caseId: referral.caseId,
      areaId: referral.areaId,
      name: 'reroute_answer',
      lane: referral.lane,
      band: this.world.cases.bandOf(theCase),
      kind: referral.recipientKind,
      ownerAgencyId: centre?.id ?? referral.senderAgencyId,
      senderAgencyId: referral.recipientAgencyId,
    });
  }

  /** Locks the referral for something beside its workflow, and shows it as it is afterwards. @throws NotFound */
  async beside(caller: Caller, id: string, work: (beside: Beside) => Promise<void>): Promise<ReferralView> {
    return this.uow.run(caller, (tx) => this.besideIn(tx, id, work));
  }

  /** The same in a transaction that is open. */
  async besideIn(tx: Tx, id: string, work: (beside: Beside) => Promise<void>): Promise<ReferralView> {
    await this.workOn(tx, id, work);
    return this.reading.view(tx, await getReferral(tx, id));
  }

  /** The same, and shows nothing. */
  async workOn(tx: Tx, id: string, work: (beside: Beside) => Promise<void>): Promise<void> {
    const { actor } = tx.caller;
    const { caseId } = await getReferral(tx, id);
    const theCase = await this.world.cases.lock(tx, caseId);
    const referral = await lockReferral(tx, id);
    const { relations, classes, standsIn } = await standingOf(tx, this.world, { actor, referral, theCase });
    if (relations.size === 0) throw new NotFound('referral');
    await requireUnmerged(tx, theCase);
    await work({ tx, referral, theCase, classes, standsIn });
  }

  /** @throws Forbidden `not_yours` to whoever stands in none of these capacities */
  need({ classes }: Beside, ...any: readonly ActorClass[]): void {
    if (!any.some((needed) => classes.has(needed))) {
      throw new Forbidden('not_yours', 'This is for others to do.', { may: any });
    }
  }

  /** Event and audit of what was done. */
  tell(
    tx: Tx,
    referral: Referral,
    event: {
      readonly type: string;
      readonly payload: Readonly<Record<string, unknown>>;
      readonly audienceAgencyId?: string;
    },
  ): void {
    tx.emit({
      type: event.type,
      subjectType: 'referral',
      subjectId: referral.id,
      streamId: referral.caseId,
      audienceAgencyId: event.audienceAgencyId ?? null,
      payload: {
        areaId: referral.areaId,
        senderAgencyId: referral.senderAgencyId,
        recipientAgencyId: referral.recipientAgencyId,
        handlerUserId: referral.handlerUserId,
        ...event.payload,
      },
    });
    tx.audit({
      action: event.type,
      subjectType: 'referral',
      subjectId: referral.id,
      detail: { caseId: referral.caseId, fields: Object.keys(event.payload) },
    });
  }
}
