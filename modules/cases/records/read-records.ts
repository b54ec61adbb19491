import { Injectable } from '@nestjs/common';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseStep } from '../actions/case-step.js';
import { CaseAccess } from '../case-access.js';
import { Holdings } from '../holding/holdings.js';
import { LegalDuties } from '../legal-duty/legal-duties.js';
import { getCase } from '../store/cases.store.js';
import { readEndings } from '../store/endings.store.js';
import type { CaseLinkView, CaseRecordsView, OwnRecordsView } from './case-records.view.js';
import {
  caseIdsOf,
  type LinkRow,
  readDangerAssessments,
  readExtensions,
  readLinks,
  readOtherWaysNotices,
  readSafetyPlans,
  readSettlements,
  readVisits,
  readWithdrawalReports,
  type RecordScope,
} from './records.store.js';

const NOTHING: OwnRecordsView = { visits: [], safetyPlans: [], otherWaysNotices: [], dangerAssessments: [] };

/** Reads back what was put on record: the next shift finds what the one before arranged. Every sight is on record. */
@Injectable()
export class ReadRecords {
  constructor(
    private readonly steps: CaseStep,
    private readonly access: CaseAccess,
    private readonly holdings: Holdings,
    private readonly duties: LegalDuties,
  ) {}

  /** Of the whole case, for whoever sees it. */
  ofCase(caller: Caller, caseId: string): Promise<CaseRecordsView> {
    return this.steps.see(caller, { caseId, part: 'records' }, async (tx) => {
      const caseIds = await caseIdsOf(tx, caseId);
      const scope = { caseIds, agencyIds: null };
      return {
        endings: (await readEndings(tx, caseIds)).map(({ caseId: _, ...ending }) => told(ending)),
        settlements: (await readSettlements(tx, scope)).map(told),
        ...(await own(tx, scope)),
        withdrawalReports: (await readWithdrawalReports(tx, scope)).map(told),
        extensions: (await readExtensions(tx, caseIds)).map(told),
        links: await this.links(tx, caller, caseId),
      };
    });
  }

  /** What the holder recorded itself, in what was merged into the case too; nothing any more once a party has withdrawn consent (workflow.md §1.1). */
  ofHolder(caller: Caller, caseId: string): Promise<OwnRecordsView> {
    return this.holdings.see(caller, { caseId, part: 'own_records' }, async (tx, theCase) =>
      theCase.withdrawnAt === null
        ? own(tx, { caseIds: await caseIdsOf(tx, caseId), agencyIds: [theCase.custodianAgencyId] })
        : NOTHING,
    );
  }

  /** What an agency recorded itself that owes a step of a legal path: the duty is the law's and rests on no consent. */
  ofDuty(caller: Caller, caseId: string): Promise<OwnRecordsView> {
    return this.duties.see(caller, { caseId, part: 'own_records' }, async (tx) =>
      own(tx, { caseIds: await caseIdsOf(tx, caseId), agencyIds: agenciesOf(caller.actor) }),
    );
  }

  private async links(tx: Tx, caller: Caller, caseId: string): Promise<CaseLinkView[]> {
    const links: CaseLinkView[] = [];
    for (const link of await readLinks(tx, caseId)) {
      const { id, kind, cause, fromCaseId, at, by } = link;
      const other = await this.other(tx, caller, { link, caseId });
      links.push({ id, kind, cause, isFrom: fromCaseId === caseId, other, at: at.toISOString(), by });
    }
    return links;
  }

  /** The timeline tells of a merge at both ends; of any other link only who sees the other case is told. */
  private async other(
    tx: Tx,
    caller: Caller,
    { link, caseId }: { readonly link: LinkRow; readonly caseId: string },
  ): Promise<CaseLinkView['other']> {
    const there = await getCase(tx, link.fromCaseId === caseId ? link.toCaseId : link.fromCaseId);
    const isKnown =
      link.kind === 'merged_into' || (await this.access.relationsOf(tx, caller, there)).size > 0;
    return isKnown ? { id: there.id, number: there.number } : null;
  }
}

async function own(tx: Tx, scope: RecordScope): Promise<OwnRecordsView> {
  return {
    visits: (await readVisits(tx, scope)).map(told),
    safetyPlans: (await readSafetyPlans(tx, scope)).map(told),
    otherWaysNotices: (await readOtherWaysNotices(tx, scope)).map(told),
    dangerAssessments: (await readDangerAssessments(tx, scope)).map(told),
  };
}

/** A row as it is shown: its instants written out. */
type Told<Row> = { [Key in keyof Row]: ToldValue<Row[Key]> };
type ToldValue<Value> = Value extends Date ? string : Value;

function told<Row extends object>(row: Row): Told<Row> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]: [string, unknown]) => [
      key,
      value instanceof Date ? value.toISOString() : value,
    ]),
  ) as Told<Row>;
}
