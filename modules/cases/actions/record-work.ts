import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, InvalidInput, NotFound, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { decodeCursor, pageOf, type PageQuery } from '../../../src/platform/http/page.js';
import type { CaseRelation } from '../case-access.js';
import { CaseClocks } from '../case-clocks.js';
import type { ProgressNoteDto, RecordContactDto } from '../http/work.dto.js';
import type { CaseRow } from '../store/case-row.js';
import { answerByContact, answerByProgress } from '../work/own-handling.js';
import type { WorkRecordPageView, WorkRecordView } from '../work/work-record.view.js';
import {
  getWorkRecord,
  insertWorkRecord,
  type NewWorkRecord,
  type PartyContacted,
  partyRolesOf,
  readWorkRecords,
  type WorkRecord,
} from '../work/work-records.store.js';
import { CaseStep, requireOpen } from './case-step.js';
import { readPast } from './intake.js';

/**
 * What the custodian does on a case it handles: contacts with the parties, and how things go. Each answers the clocks of own
 * handling. Whoever holds the case through a referral records its work there (docs/adr/0012), and is told of no such case.
 */
@Injectable()
export class RecordWork {
  constructor(
    private readonly steps: CaseStep,
    private readonly caseClocks: CaseClocks,
  ) {}

  /**
   * A late one is taken, and an attempt is a contact too.
   * @throws NotFound `party_not_found`; Refused `party_ambiguous`, `consent_withdrawn` for a note; see `requireHandler`
   */
  contact(caller: Caller, caseId: string, dto: RecordContactDto): Promise<WorkRecordView> {
    return this.record(caller, caseId, async (tx, theCase) => {
      // That somebody was reached is a fact of ours; what they said is content.
      if (dto.note !== undefined) refuseWithdrawn(theCase);
      const { channel, result, contactedAt, note = '' } = dto;
      const now = await tx.now();
      const party = await partyContacted(tx, theCase.id, dto);
      const happenedAt = readPast(contactedAt, 'contactedAt', now) ?? now;
      const record = { id: uuidv7(), contact: { ...party, channel, result }, happenedAt, note };
      await insertWorkRecord(tx, theCase, record);
      await answerByContact(tx, this.caseClocks, theCase.id);
      tell(tx, theCase, {
        type: 'case.contacted',
        what: { workRecordId: record.id, channel, result, ...party },
      });
      return record;
    });
  }

  /** @throws Refused `consent_withdrawn`; see `requireHandler` */
  progress(caller: Caller, caseId: string, { text }: ProgressNoteDto): Promise<WorkRecordView> {
    return this.record(caller, caseId, async (tx, theCase) => {
      refuseWithdrawn(theCase);
      const record = { id: uuidv7(), contact: null, happenedAt: await tx.now(), note: text };
      await insertWorkRecord(tx, theCase, record);
      await answerByProgress(tx, this.caseClocks, theCase.id);
      tell(tx, theCase, { type: 'case.progress_noted', what: { workRecordId: record.id } });
      return record;
    });
  }

  list(caller: Caller, caseId: string, { limit, cursor }: PageQuery): Promise<WorkRecordPageView> {
    const afterSeq = afterSeqOf(cursor);
    return this.steps.see(caller, { caseId, part: 'work' }, async (tx) => {
      const rows = await readWorkRecords(tx, caseId, { afterSeq, limit: limit + 1 });
      const page = pageOf(rows, limit, toView, ({ seq }) => [seq]);
      return { items: [...page.items], nextCursor: page.nextCursor };
    });
  }

  private record(
    caller: Caller,
    caseId: string,
    step: (tx: Tx, theCase: CaseRow) => Promise<NewWorkRecord>,
  ): Promise<WorkRecordView> {
    return this.steps.record(caller, caseId, async (tx, theCase, relations) => {
      requireHandler(theCase, relations);
      const { id } = await step(tx, theCase);
      return toView(await getWorkRecord(tx, id));
    });
  }
}

/** @throws Conflict `case_closed`, `case_not_handled`; Forbidden `case_not_your_step` */
function requireHandler(theCase: CaseRow, relations: ReadonlySet<CaseRelation>): void {
  requireOpen(theCase);
  if (!relations.has('custodian')) {
    throw new Forbidden('case_not_your_step', 'Whoever handles the case says what was done on it.', {
      event: 'record_work',
    });
  }
  if (theCase.state === 'handling') return;
  throw new Conflict('case_not_handled', 'Nobody handles the case yet: take it first.', {
    state: theCase.state,
  });
}

/** As for whoever holds a referral: after a withdrawal only the report is added. @throws Refused `consent_withdrawn` */
function refuseWithdrawn({ withdrawnAt }: CaseRow): void {
  if (withdrawnAt === null) return;
  throw new Refused('consent_withdrawn', 'A party has withdrawn consent: report, and add nothing else.');
}

/** By id; or by role, which may be all that is known of them. */
async function partyContacted(
  tx: Tx,
  caseId: string,
  { partyId, role }: RecordContactDto,
): Promise<PartyContacted> {
  const [found, ...more] = (await partyRolesOf(tx, caseId)).filter((party) =>
    partyId === undefined ? party.role === role : party.id === partyId,
  );
  if (found !== undefined && more.length === 0) return { partyId: found.id, partyRole: found.role };
  if (more.length > 0) throw new Refused('party_ambiguous', 'Several parties have this role: name one.');
  if (partyId !== undefined || role === undefined) throw new NotFound('party');
  return { partyId: null, partyRole: role };
}

function tell(
  tx: Tx,
  theCase: CaseRow,
  { type, what }: { readonly type: string; readonly what: Readonly<Record<string, unknown>> },
): void {
  const { id, custodianAgencyId } = theCase;
  tx.emit({
    type,
    subjectType: 'case',
    subjectId: id,
    streamId: id,
    payload: { custodianAgencyId, ...what },
  });
  tx.audit({ action: type, subjectType: 'case', subjectId: id, agencyId: custodianAgencyId, detail: what });
}

function toView({ agencyId, agencyName, ...record }: WorkRecord): WorkRecordView {
  const { recordedByName, seq: _, ...rest } = record;
  return {
    ...rest,
    happenedAt: record.happenedAt.toISOString(),
    note: record.note === '' ? null : record.note,
    agency: { id: agencyId, name: agencyName },
    recordedAt: record.recordedAt.toISOString(),
    recordedBy: recordedByName,
  };
}

function afterSeqOf(cursor: string | undefined): number {
  const [seq = 0] = decodeCursor(cursor, 1) ?? [];
  if (typeof seq === 'number' && Number.isSafeInteger(seq)) return seq;
  throw InvalidInput.at(
    'cursor',
    'cursor_unknown',
    'Use the nextCursor of the page before, or leave it out.',
  );
}
