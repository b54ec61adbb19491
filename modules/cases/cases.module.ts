import { Module } from '@nestjs/common';
import { AuditNames } from '../../src/platform/audit/audit-names.js';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { Audiences } from '../../src/platform/realtime/audiences.js';
import { DocumentsModule, FileSubjects } from '../documents/index.js';
import { ExchangeModule } from '../exchange/index.js';
import { OpenWork } from '../identity/index.js';
import { NoticeDoors, NotificationsModule, PartyNaming, StreamNumbers } from '../notifications/index.js';
import { ClockAccess, SlaModule } from '../sla/index.js';
import { AcceptOfficially } from './actions/accept-officially.js';
import { ApplyForConfirmation } from './actions/apply-for-confirmation.js';
import { AssessDanger } from './actions/assess-danger.js';
import { AssignCase } from './actions/assign-case.js';
import { CaseStep } from './actions/case-step.js';
import { ChangeLane } from './actions/change-lane.js';
import { ChangeRisk } from './actions/change-risk.js';
import { CloseCase } from './actions/close.js';
import { EditDetails } from './actions/edit-details.js';
import { ExtendCase } from './actions/extend.js';
import { GiveNotice } from './actions/give-notice.js';
import { IntakeDesk } from './actions/intake.js';
import { LegalPathSteps } from './actions/legal-path-steps.js';
import { LiftGuard } from './actions/lift-guard.js';
import { MergeCase } from './actions/merge.js';
import { PartiesOfCase } from './actions/parties-of-case.js';
import { PlanSafety } from './actions/plan-safety.js';
import { PreviewCase } from './actions/preview.js';
import { RecordConsent } from './actions/record-consent.js';
import { RecordFacts } from './actions/record-facts.js';
import { RecordVisit } from './actions/record-visit.js';
import { RecordWork } from './actions/record-work.js';
import { RegisterCase } from './actions/register.js';
import { ReopenCase } from './actions/reopen.js';
import { ReportWithdrawal } from './actions/report-withdrawal.js';
import { RevealParty } from './actions/reveal-party.js';
import { SettleOnScene } from './actions/settle.js';
import { StopLegal } from './actions/stop-legal.js';
import { TakeCase } from './actions/take.js';
import { TriageCase } from './actions/triage.js';
import { TypedDisputes } from './actions/typed-disputes.js';
import { WithdrawConsent } from './actions/withdraw-consent.js';
import { WithdrawExtension } from './actions/withdraw-extension.js';
import { CaseAccess } from './case-access.js';
import { toWhoSeesTheCase, toWhoSeesThePath } from './case-audiences.js';
import { CaseClocks } from './case-clocks.js';
import { CaseFollowers } from './case-followers.js';
import { CaseFiles } from './case-files.js';
import { CaseRisk } from './case-risk.js';
import { Cases } from './cases.js';
import { formatCaseNumber, parseCaseNumber } from './domain/case-number.js';
import { CaseExchange } from './exchange/case-exchange.js';
import { DisputeImport } from './exchange/import-target.js';
import { PoliceText } from './exchange/police-text.js';
import { PoliceTextController } from './exchange/police-text.controller.js';
import { WeeklyLedger } from './exchange/weekly-ledger.js';
import { Confirmations } from './confirmation/confirmations.js';
import { CaseGuards } from './guards/case-guards.js';
import { Judging } from './guards/judging.js';
import { HeldSettlements } from './held-settlements.js';
import { HolderRecord } from './holding/holder-record.js';
import { Holdings } from './holding/holdings.js';
import { CaseAssignmentController } from './http/case-assignment.controller.js';
import { CaseGuardsController } from './http/case-guards.controller.js';
import { CaseMergeController } from './http/case-merge.controller.js';
import { CaseRecordsController } from './http/case-records.controller.js';
import { CaseStepsController } from './http/case-steps.controller.js';
import { CaseWorkController } from './http/case-work.controller.js';
import { CasesController } from './http/cases.controller.js';
import { HoldingSafetyController } from './http/holding-safety.controller.js';
import { HoldingStepsController } from './http/holding-steps.controller.js';
import { LegalDutyController } from './http/legal-duty.controller.js';
import { LegalDuties } from './legal-duty/legal-duties.js';
import { LegalDutyViews } from './legal-duty/legal-duty-views.js';
import { LegalPaths } from './legal-path/legal-paths.js';
import { PathSteps } from './legal-path/path-steps.js';
import { Likeness } from './likeness/likeness.js';
import { PreviewLimit } from './likeness/preview-limit.js';
import { LiveWork } from './live-work.js';
import { Parties } from './parties.js';
import { PastCases } from './past-cases.js';
import { CaseDoor } from './reading/case-door.js';
import { CaseViews } from './reading/case-views.js';
import { LikeCases } from './reading/like-cases.js';
import { ReadCases } from './reading/read-cases.js';
import { ReadRecords } from './records/read-records.js';
import { EditReference } from './reference/edit-reference.js';
import { MoveDetailsTerm } from './reference/move-details-term.js';
import { ReferenceController } from './reference/reference.controller.js';
import { KnownKinds } from './reference/known-kinds.js';
import { Reference } from './reference/reference.js';
import { TeachPaths } from './reference/teach-paths.js';
import { getCase } from './store/cases.store.js';
import { MessageGuard } from './telling/message-guard.js';
import { TellParties } from './telling/tell-parties.js';
import { ReferenceSeeder } from './reference/reference-seeder.js';
import { caseWords } from './words.js';

const ACTIONS = [
  AcceptOfficially,
  ApplyForConfirmation,
  AssessDanger,
  AssignCase,
  ChangeLane,
  ChangeRisk,
  CloseCase,
  EditDetails,
  ExtendCase,
  GiveNotice,
  LegalPathSteps,
  LiftGuard,
  MergeCase,
  PartiesOfCase,
  PlanSafety,
  PreviewCase,
  RecordConsent,
  RecordFacts,
  RecordVisit,
  RecordWork,
  RegisterCase,
  ReopenCase,
  ReportWithdrawal,
  RevealParty,
  SettleOnScene,
  StopLegal,
  TakeCase,
  TriageCase,
  WithdrawConsent,
  WithdrawExtension,
];

/** The dispute from registration to its end: its state, people, facts, rules, risk, lane and legal paths. */
@Module({
  imports: [SlaModule, ExchangeModule, DocumentsModule, NotificationsModule],
  controllers: [
    CasesController,
    CaseStepsController,
    CaseAssignmentController,
    CaseRecordsController,
    CaseWorkController,
    CaseMergeController,
    CaseGuardsController,
    HoldingStepsController,
    HoldingSafetyController,
    LegalDutyController,
    PoliceTextController,
    ReferenceController,
  ],
  providers: [
    ...ACTIONS,
    CaseStep,
    IntakeDesk,
    TypedDisputes,
    CaseAccess,
    Holdings,
    HolderRecord,
    HeldSettlements,
    LegalDuties,
    LegalDutyViews,
    CaseClocks,
    CaseRisk,
    Cases,
    CaseGuards,
    Confirmations,
    Judging,
    LegalPaths,
    PathSteps,
    Likeness,
    LiveWork,
    CaseFollowers,
    Parties,
    PastCases,
    PreviewLimit,
    CaseViews,
    LikeCases,
    ReadCases,
    ReadRecords,
    Reference,
    ReferenceSeeder,
    MoveDetailsTerm,
    TeachPaths,
    EditReference,
    KnownKinds,
    DisputeImport,
    WeeklyLedger,
    PoliceText,
    CaseExchange,
    MessageGuard,
    TellParties,
  ],
  exports: [
    AssignCase,
    CaseAccess,
    Cases,
    CaseGuards,
    KnownKinds,
    LiveWork,
    CaseFollowers,
    Parties,
    PastCases,
    Reference,
    TypedDisputes,
  ],
})
export class CasesModule {
  constructor(
    openWork: OpenWork,
    clockAccess: ClockAccess,
    files: FileSubjects,
    access: CaseAccess,
    names: AuditNames,
    doors: NoticeDoors,
    streamNumbers: StreamNumbers,
    naming: PartyNaming,
    guard: MessageGuard,
    liveWork: LiveWork,
    vocabularies: Vocabularies,
    reference: Reference,
    audiences: Audiences,
  ) {
    audiences.register('case', toWhoSeesTheCase);
    audiences.register('legal_path', toWhoSeesThePath);
    vocabularies.register(caseWords(reference));
    clockAccess.register(async (tx, caller, caseId) => {
      const theCase = await getCase(tx, caseId);
      if ((await access.relationsOf(tx, caller, theCase)).size === 0) return null;
      return { untold: await liveWork.untoldTo(tx, caller.actor, theCase) };
    });
    files.register('case', new CaseFiles(access));
    doors.register('case', new CaseDoor(access));
    streamNumbers.register(numbersOf);
    naming.register((tx, { streamId: caseId, partyId }) => guard.mayNameAgency(tx, { caseId, partyId }));
    openWork.register({ what: 'case_held', count: countHeld });
    names.registerSubjects(findByNumber);
  }
}

async function numbersOf(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; number: string }>(
    'select id, number from dispute_case where id = any($1)',
    [caseIds],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** However its brackets and zeros are typed. */
async function findByNumber(tx: Tx, number: string): Promise<readonly string[]> {
  const parsed = parseCaseNumber(number);
  if (parsed === null) return [];
  const { year, station, sequence } = parsed;
  const rows = await tx.query<{ id: string }>('select id from dispute_case where number = $1', [
    formatCaseNumber({ year, stationName: station, sequence }),
  ]);
  return rows.map(({ id }) => id);
}

async function countHeld(tx: Tx, agencyId: string): Promise<number> {
  const rows = await tx.query<{ held: number }>(
    `select count(*)::int as held from dispute_case where custodian_agency_id = $1 and state <> 'closed'`,
    [agencyId],
  );
  return rows[0]?.held ?? 0;
}
