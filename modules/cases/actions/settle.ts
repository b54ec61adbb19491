import { Injectable } from '@nestjs/common';
import { chinaInstant, DAY_MS } from '../../../src/kernel/china-time.js';
import { InvalidInput } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseClocks, FOLLOW_UP_CLOCK } from '../case-clocks.js';
import { Cases } from '../cases.js';
import type { Lane } from '../domain/lane.js';
import { isSampled } from '../domain/spot-sample.js';
import { CaseGuards } from '../guards/case-guards.js';
import type { SettlementDto } from '../http/register.dto.js';
import { Likeness } from '../likeness/likeness.js';
import { LiveWork, stillAtWork } from '../live-work.js';
import type { CaseView } from '../reading/case.view.js';
import { recorderAgency } from '../records/recorder.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep } from './case-step.js';

/**
 * settle_on_scene: registered → closed, by the officer or mediator who came. What is too dangerous for a light lane, or was
 * put in the full one, goes on there: the settlement is on record, and neither the safety plan nor the visits are settled with it.
 */
@Injectable()
export class SettleOnScene {
  constructor(
    private readonly steps: CaseStep,
    private readonly cases: Cases,
    private readonly guards: CaseGuards,
    private readonly liveWork: LiveWork,
    private readonly caseClocks: CaseClocks,
    private readonly likeness: Likeness,
  ) {}

  /** @throws as `settle`; InvalidInput as `requireProof` */
  perform(caller: Caller, caseId: string, settlement: SettlementDto): Promise<CaseView> {
    requireProof(settlement, 'recordingNumber');
    return this.steps.take(caller, caseId, 'settle_on_scene', async (tx, { theCase }) =>
      this.settle(tx, theCase, {
        settlement,
        isRepeatCaller: await this.likeness.isRepeatCaller(tx, theCase),
      }),
    );
  }

  /** @throws Refused `guard_stop`, `guard_hold`, `live_referrals`, `rest_unsent` */
  async settle(
    tx: Tx,
    theCase: CaseRow,
    { settlement, isRepeatCaller }: { readonly settlement: SettlementDto; readonly isRepeatCaller: boolean },
  ): Promise<CaseRow> {
    await this.guards.requireMediable(tx, theCase);
    const live = await this.liveWork.liveOn(tx, theCase.id);
    if (live.length > 0) throw stillAtWork(live);
    await this.liveWork.requireNoRest(tx, theCase.id);
    await insertSettlement(tx, theCase, settlement);
    const settled = await this.inItsLane(tx, theCase);
    const closed = await this.cases.end(tx, settled, {
      outcome: 'oral_agreement',
      note: settlement.agreedText,
      cause: 'settle_on_scene',
      event: 'case.settled_on_scene',
      by: {
        agencyId: settled.custodianAgencyId,
        userId: tx.caller.actor.userId,
        text: settlement.agreedText,
      },
    });
    const reason =
      settlement.paymentDueOn === undefined
        ? await this.reasonToVisit(tx, closed, isRepeatCaller)
        : 'later_payment';
    if (reason !== null) {
      const dueAt = settlement.paymentDueOn === undefined ? undefined : endOfDay(settlement.paymentDueOn);
      await this.caseClocks.start(tx, closed, FOLLOW_UP_CLOCK, { item: 'spot', kind: reason, dueAt });
    }
    return closed;
  }

  /** A lane is never left downwards without a supervisor's word, and a settlement is none. */
  private async inItsLane(tx: Tx, theCase: CaseRow): Promise<CaseRow> {
    const lane = await this.laneOf(tx, theCase);
    if (theCase.lane === lane) return theCase;
    const reason = lane === 'full' ? '风险较高' : '当场了结';
    return changeCase(
      tx,
      theCase,
      { lane },
      { type: 'case.lane_changed', payload: { fromLane: theCase.lane, toLane: lane, reason } },
    );
  }

  private async laneOf(tx: Tx, { lane, risk }: CaseRow): Promise<Lane> {
    if (lane === 'full') return lane;
    const { definition: limits } = await this.caseClocks.reference.get(tx, 'lane_limits');
    return limits.risks.includes(risk) ? 'on_the_spot' : 'full';
  }

  /** Where visits are due anyway none is asked for. */
  private async reasonToVisit(
    tx: Tx,
    closed: CaseRow,
    isRepeatCaller: boolean,
  ): Promise<'repeat_caller' | 'sample' | null> {
    if (closed.lane !== 'on_the_spot') return null;
    return isRepeatCaller ? 'repeat_caller' : this.drawn(tx, closed);
  }

  /** Of what nothing asks to go back to, a share is gone back to all the same. */
  private async drawn(tx: Tx, { id }: CaseRow): Promise<'sample' | null> {
    const { definition } = await this.caseClocks.reference.get(tx, 'case_terms');
    return isSampled(id, definition.onTheSpotSamplePercent ?? 0) ? 'sample' : null;
  }
}

/**
 * @param path where the number of the recording stands in the request
 * @throws InvalidInput `recording_or_record`: what was settled by word needs one of the two
 */
export function requireProof({ recordingNumber, oralAgreementRecord }: SettlementDto, path: string): void {
  if (recordingNumber !== undefined || oralAgreementRecord !== undefined) return;
  throw InvalidInput.at(
    path,
    'recording_or_record',
    'Give the number of the recording or, where there is none, oralAgreementRecord.',
  );
}

function endOfDay(day: string): Date {
  return new Date(chinaInstant(day).getTime() + DAY_MS);
}

async function insertSettlement(tx: Tx, theCase: CaseRow, settlement: SettlementDto): Promise<void> {
  const { facts, agreedText, recordingNumber, oralAgreementRecord, paymentDueOn } = settlement;
  const attitudes = { applicant: settlement.applicantAttitude, respondent: settlement.respondentAttitude };
  await tx.query(
    `insert into case_settlement (id, case_id, cycle, facts, agreed_text, attitudes, recording_number,
       oral_agreement_record, is_performed, payment_due_on, settled_by, at, agency_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      uuidv7(),
      theCase.id,
      theCase.cycle,
      facts,
      agreedText,
      JSON.stringify(attitudes),
      recordingNumber ?? null,
      oralAgreementRecord ?? null,
      paymentDueOn === undefined,
      paymentDueOn ?? null,
      tx.caller.actor.userId,
      await tx.now(),
      recorderAgency(tx.caller.actor, theCase),
    ],
  );
}
