import { Injectable } from '@nestjs/common';
import { chinaDay } from '../../../src/kernel/china-time.js';
import { Forbidden } from '../../../src/kernel/errors.js';
import { type Actor, type Caller, holdsInAgency } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { CaseClocks } from '../case-clocks.js';
import { followCompletion } from '../completion.js';
import { insertFacts } from '../guards/circumstances.store.js';
import { inForce } from '../guards/bars.js';
import { CaseGuards } from '../guards/case-guards.js';
import { HeldSettlements } from '../held-settlements.js';
import type { RegisterAndSettleDto, RegisterCaseDto } from '../http/register.dto.js';
import { Parties } from '../parties.js';
import { CaseViews } from '../reading/case-views.js';
import { toPreviewView } from '../reading/guard-views.js';
import type { RegisteredCaseView, SettlementRefusedView } from '../reading/guards.view.js';
import type { CaseRow } from '../store/case-row.js';
import { nextCaseNumber } from '../store/case-number.store.js';
import { insertCase } from '../store/cases.store.js';
import { newCase } from '../store/new-case.js';
import { type Intake, IntakeDesk } from './intake.js';
import { requireProof, SettleOnScene } from './settle.js';
import { standingOf, USUAL_HEADCOUNT } from './standing.js';

/** register: – → registered, by intake of any agency; with a settlement, registered and closed in one action. */
@Injectable()
export class RegisterCase {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: IntakeDesk,
    private readonly parties: Parties,
    private readonly guards: CaseGuards,
    private readonly caseClocks: CaseClocks,
    private readonly settling: SettleOnScene,
    private readonly heldSettlements: HeldSettlements,
    private readonly views: CaseViews,
  ) {}

  /** @throws InvalidInput; Forbidden; Refused `risk_only_up` */
  perform(caller: Caller, dto: RegisterAndSettleDto): Promise<RegisteredCaseView> {
    if (dto.settlement !== undefined) requireProof(dto.settlement, 'settlement.recordingNumber');
    return this.uow.run(caller, async (tx) => {
      const intake = await this.desk.read(tx, dto, 'register');
      if (dto.settlement !== undefined) requireSettler(caller, intake.agency.id);
      const registered = await this.register(tx, dto, intake);
      const settlementRefused = await this.settle(tx, dto, { registered, intake });
      const isSettled = dto.settlement !== undefined && settlementRefused === null;
      if (!isSettled) await this.oweTheRest(tx, registered, personOf(caller.actor));
      auditSightOf(tx, intake);
      return {
        case: await this.views.byId(tx, registered.id),
        ...toPreviewView(intake),
        settlementRefused,
      };
    });
  }

  /**
   * The same in a transaction that is open and without a settlement: for disputes that arrive in lists.
   * @throws InvalidInput; Forbidden; Refused `risk_only_up`
   */
  async registerIn(tx: Tx, dto: RegisterCaseDto): Promise<CaseRow> {
    const row = await this.register(tx, dto, await this.desk.read(tx, dto, 'register'));
    // Whoever brings a list in knows no more than the list: the rest is the agency's to find out.
    await this.oweTheRest(tx, row, null);
    return row;
  }

  private oweTheRest(tx: Tx, theCase: CaseRow, userId: string | null): Promise<void> {
    return followCompletion(tx, this.caseClocks, { theCase, userId });
  }

  private async register(tx: Tx, dto: RegisterCaseDto, intake: Intake): Promise<CaseRow> {
    const row = await this.rowOf(tx, dto, intake);
    await insertCase(tx, row);
    for (const party of intake.parties) await this.parties.add(tx, row.id, party);
    await insertFacts(tx, row.id, intake.facts, row.changedByName);
    tx.emit({
      type: 'case.registered',
      subjectType: 'case',
      subjectId: row.id,
      streamId: row.id,
      payload: {
        number: row.number,
        source: row.source,
        typeCode: row.typeCode,
        risk: row.risk,
        lane: row.lane,
        areaId: row.areaId,
        ownerAgencyId: row.ownerAgencyId,
        custodianAgencyId: row.custodianAgencyId,
      },
    });
    tx.audit({
      action: 'case.registered',
      subjectType: 'case',
      subjectId: row.id,
      agencyId: row.registeringAgencyId,
      detail: { fields: Object.keys(dto), parties: intake.parties.length },
    });
    await this.caseClocks.startRoutingAndResolve(tx, row);
    if (row.risk === 'red') await this.caseClocks.startSafety(tx, row);
    return this.guards.apply(tx, row, intake.judged);
  }

  private async rowOf(
    tx: Tx,
    dto: RegisterCaseDto,
    { agency, area, occurredAt, judged }: Intake,
  ): Promise<CaseRow> {
    return newCase(tx, {
      number: await nextCaseNumber(tx, agency, Number(chinaDay(await tx.now()).slice(0, 4))),
      registeringAgencyId: agency.id,
      areaId: area.id,
      areaPath: area.path,
      typeCode: dto.typeCode ?? null,
      source: dto.source,
      sourceReference: dto.sourceReference ?? null,
      ...standingOf(dto, judged),
      narrative: dto.narrative,
      placeText: dto.placeText ?? null,
      occurredAt,
      amountFen: dto.amountFen ?? null,
      headcount: dto.headcount ?? USUAL_HEADCOUNT,
    });
  }

  /** A stop or hold bars settling and never recording: the case stays, says why it is not settled, and waits for who may lift it. */
  private async settle(
    tx: Tx,
    { settlement }: RegisterAndSettleDto,
    { registered, intake }: { readonly registered: CaseRow; readonly intake: Intake },
  ): Promise<SettlementRefusedView | null> {
    if (settlement === undefined) return null;
    const { guards } = intake.judged;
    const { overall, decidedBy } = guards;
    if (registered.legalTrack) return { code: 'guard_stop', rules: [...decidedBy] };
    if (overall === 'HOLD') {
      await this.heldSettlements.ask(tx, registered, inForce(guards, 'HOLD'));
      return { code: 'guard_hold', rules: [...decidedBy] };
    }
    const { seen, unseen } = intake.alike;
    const isRepeatCaller = [...seen, ...unseen].some(({ standing }) => standing === 'repeat_caller');
    await this.settling.settle(tx, registered, { settlement, isRepeatCaller });
    return null;
  }
}

/** Who stood at the desk; a feed is nobody who could be asked for more. */
function personOf({ kind, userId }: Actor): string | null {
  return kind === 'user' ? userId : null;
}

function requireSettler({ actor }: Caller, agencyId: string): void {
  if (holdsInAgency(actor, agencyId, 'station_officer', 'station_head', 'agency_handler', 'agency_head'))
    return;
  throw new Forbidden('case_not_your_step', 'Settling on the scene is for officers and mediators.', {
    event: 'settle_on_scene',
  });
}

/**
 * That somebody asked after people who are in cases of others is on record, whether or not they were told of them: `caseIds`
 * were shown, `withheld` were not.
 */
export function auditSightOf(
  tx: Tx,
  { alike, agency }: Pick<Intake, 'alike'> & { readonly agency: { readonly id: string } },
): void {
  const foreign = alike.seen.filter(({ agencyId }) => agencyId !== agency.id);
  if (foreign.length + alike.unseen.length === 0) return;
  const idsOf = (cases: readonly { readonly caseId: string }[]): string[] =>
    cases.map(({ caseId }) => caseId);
  tx.audit({
    action: 'case.likeness_seen',
    subjectType: 'agency',
    subjectId: agency.id,
    agencyId: agency.id,
    detail: { caseIds: idsOf(foreign), withheld: idsOf(alike.unseen) },
  });
}
