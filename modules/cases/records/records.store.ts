import type { Tx } from '../../../src/platform/database/tx.js';
import type {
  CaseExtensionView,
  DangerRecordView,
  OtherWaysNoticeView,
  SafetyPlanView,
  SettlementRecordView,
  VisitRecordView,
  WithdrawalReportView,
} from './case-records.view.js';

/** A view as its row is read: instants are not yet written out. */
type RowOf<View, Instants extends keyof View> = Omit<View, Instants> & {
  readonly [Key in Instants]: null extends View[Key] ? Date | null : Date;
};

/** Whose records of which cases; null: everybody's. */
export interface RecordScope {
  readonly caseIds: readonly string[];
  readonly agencyIds: readonly string[] | null;
}

/** A table of records and how it names who and when. */
interface Table {
  readonly name: string;
  readonly by: string;
  readonly at: string;
  /** The order in which the rows were written. */
  readonly order: string;
}

/** The case with those that were merged into it, however long ago. */
export async function caseIdsOf(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with recursive joined(id) as (
       select $1::uuid union
       select l.from_case_id from case_link l join joined j on j.id = l.to_case_id where l.kind = 'merged_into')
     select id from joined`,
    [caseId],
  );
  return rows.map(({ id }) => id);
}

export function readSettlements(tx: Tx, scope: RecordScope): Promise<RowOf<SettlementRecordView, 'at'>[]> {
  return read(tx, scope, {
    table: { name: 'case_settlement', by: 'settled_by', at: 'at', order: 'r.at, r.id' },
    columns: `r.cycle, r.facts, r.agreed_text as "agreedText", r.attitudes, r.recording_number as "recordingNumber",
      r.oral_agreement_record as "oralAgreementRecord", r.is_performed as "isPerformed",
      r.payment_due_on::text as "paymentDueOn"`,
  });
}

export function readVisits(
  tx: Tx,
  scope: RecordScope,
): Promise<RowOf<VisitRecordView, 'at' | 'visitedAt'>[]> {
  return read(tx, scope, {
    table: { name: 'visit_record', by: 'recorded_by', at: 'recorded_at', order: 'r.seq' },
    columns: 'r.purpose, r.manner, r.result, r.note, r.visited_at as "visitedAt"',
  });
}

export function readSafetyPlans(
  tx: Tx,
  scope: RecordScope,
): Promise<RowOf<SafetyPlanView, 'at' | 'nextCheckAt'>[]> {
  return read(tx, scope, {
    table: { name: 'safety_plan', by: 'planned_by', at: 'at', order: 'r.seq' },
    columns: 'r.measures, r.told, r.next_check_at as "nextCheckAt"',
  });
}

export function readWithdrawalReports(
  tx: Tx,
  scope: RecordScope,
): Promise<RowOf<WithdrawalReportView, 'at'>[]> {
  return read(tx, scope, {
    table: { name: 'withdrawal_report', by: 'reported_by', at: 'at', order: 'r.at, r.id' },
    columns: 'r.cycle, r.summary',
  });
}

export function readOtherWaysNotices(
  tx: Tx,
  scope: RecordScope,
): Promise<RowOf<OtherWaysNoticeView, 'at'>[]> {
  return read(tx, scope, {
    table: { name: 'other_ways_notice', by: 'given_by', at: 'given_at', order: 'r.given_at, r.id' },
    columns: 'r.cycle, r.reason, r.ways, r.manner',
  });
}

/** In the present cycle, or in what was merged into it: nobody is told the same twice. */
export async function isToldOfOtherWays(tx: Tx, caseId: string): Promise<boolean> {
  const [notice] = await tx.query(
    `with recursive present(id, cycle) as (
       select id, cycle from dispute_case where id = $1 union
       select f.id, f.cycle
       from present p join case_link l on l.to_case_id = p.id and l.kind = 'merged_into'
         join dispute_case f on f.id = l.from_case_id
       where not exists (select 1 from case_ending e where e.case_id = p.id and e.cycle < p.cycle and e.at >= l.at))
     select 1 from other_ways_notice n join present p on p.id = n.case_id and p.cycle = n.cycle limit 1`,
    [caseId],
  );
  return notice !== undefined;
}

export function readDangerAssessments(tx: Tx, scope: RecordScope): Promise<RowOf<DangerRecordView, 'at'>[]> {
  return read(tx, scope, {
    table: { name: 'danger_assessment', by: 'assessed_by', at: 'at', order: 'r.seq' },
    columns: `r.answers, r.scale_version as "scaleVersion", r.score, r.level, r.is_final as "isFinal",
      r.special_yes as "specialYes"`,
  });
}

export function readExtensions(
  tx: Tx,
  caseIds: readonly string[],
): Promise<RowOf<CaseExtensionView, 'askedAt' | 'decidedAt'>[]> {
  return tx.query(
    `select r.id, r.cycle, r.amount, r.reason, r.consents, r.asked_at as "askedAt", u.display_name as "askedBy",
       g.name as approver, r.decision, r.decision_reason as "decisionReason", r.decided_at as "decidedAt",
       d.display_name as "decidedBy"
     from case_extension r left join app_user u on u.id = r.asked_by left join app_user d on d.id = r.decided_by
       left join agency g on g.id = r.approver_agency_id
     where r.case_id = any($1) order by r.asked_at, r.id`,
    [caseIds],
  );
}

/** A link as it stands, with the case at its other end. */
export interface LinkRow {
  readonly id: string;
  readonly kind: string;
  readonly cause: string;
  readonly fromCaseId: string;
  readonly toCaseId: string;
  readonly at: Date;
  readonly by: string | null;
}

export function readLinks(tx: Tx, caseId: string): Promise<LinkRow[]> {
  return tx.query<LinkRow>(
    `select l.id, l.kind, l.cause, l.from_case_id as "fromCaseId", l.to_case_id as "toCaseId", l.at,
       u.display_name as by
     from case_link l left join app_user u on u.id = l.linked_by
     where l.from_case_id = $1 or l.to_case_id = $1 order by l.at, l.id`,
    [caseId],
  );
}

function read<Row extends object>(
  tx: Tx,
  { caseIds, agencyIds }: RecordScope,
  { table, columns }: { readonly table: Table; readonly columns: string },
): Promise<Row[]> {
  return tx.query<Row>(
    `select r.id, r.${table.at} as at, u.display_name as by, g.name as agency, ${columns}
     from ${table.name} r left join app_user u on u.id = r.${table.by} left join agency g on g.id = r.agency_id
     where r.case_id = any($1) and ($2::uuid[] is null or r.agency_id = any($2)) order by ${table.order}`,
    [caseIds, agencyIds],
  );
}
