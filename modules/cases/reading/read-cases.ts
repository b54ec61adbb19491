import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf, type PageQuery } from '../../../src/platform/http/page.js';
import { formatCaseNumber, parseCaseNumber } from '../domain/case-number.js';
import { readIdentityNumber } from '../domain/identity-number.js';
import { readPhone } from '../domain/phone.js';
import { localDay } from '../actions/read-party.js';
import { CaseStep } from '../actions/case-step.js';
import { LiveWork } from '../live-work.js';
import { Parties } from '../parties.js';
import { getCase } from '../store/cases.store.js';
import type { CaseInListView, CasePageView, SearchResultView } from './case-list.view.js';
import { listCases, searchCases, type SearchKey } from './case-list.store.js';
import { CaseViews } from './case-views.js';
import type { CaseView } from './case.view.js';
import type { CaseListQuery } from './reading.dto.js';
import type { TimelinePageView } from './records.view.js';
import { readTimeline } from './timeline.store.js';

/** Looking at cases: one, many, by what one remembers of them, and what happened to them. */
@Injectable()
export class ReadCases {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly steps: CaseStep,
    private readonly views: CaseViews,
    private readonly parties: Parties,
    private readonly liveWork: LiveWork,
  ) {}

  /** A merged case answers with where it goes on. */
  show(caller: Caller, caseId: string): Promise<CaseView | { readonly mergedInto: string }> {
    return this.steps.see(caller, { caseId, part: 'whole' }, async (tx, theCase) => {
      if (theCase.mergedInto !== null) return { mergedInto: await lastOf(tx, theCase.mergedInto) };
      return this.views.of(tx, theCase);
    });
  }

  list(caller: Caller, { limit, cursor, ...query }: CaseListQuery): Promise<CasePageView> {
    const after = decodeCursor(cursor, 2);
    return this.uow.run(caller, async (tx) => {
      const rows = await listCases(tx, caller.actor, {
        state: query.state ?? null,
        typeCode: query.typeCode ?? null,
        risk: query.risk ?? null,
        agencyId: query.agencyId ?? null,
        after: after === null ? null : placeOf(after),
        limit: limit + 1,
      });
      const page = pageOf(
        rows,
        limit,
        (row) => row,
        (row) => [row.registeredAt, row.id],
      );
      tellList(tx, page.items);
      return { items: [...page.items], nextCursor: page.nextCursor };
    });
  }

  /** The search is on record: what was typed only where it was words or a case number, which are nobody's data. */
  search(caller: Caller, q: string): Promise<SearchResultView> {
    return this.uow.run(caller, async (tx) => {
      const key = this.keyOf(q.trim(), localDay(await tx.now()));
      const items = await searchCases(tx, caller.actor, key);
      tx.audit({
        action: 'case.searched',
        subjectType: 'search',
        subjectId: caller.origin.requestId,
        // Words may be a name, so they are not kept either.
        detail: {
          by: key.by,
          found: items.length,
          caseIds: items.map(({ id }) => id),
          ...(key.by === 'number' ? { number: q.trim() } : {}),
        },
      });
      return { by: key.by, items };
    });
  }

  timeline(caller: Caller, caseId: string, { limit, cursor }: PageQuery): Promise<TimelinePageView> {
    const after = decodeCursor(cursor, 1);
    return this.steps.see(caller, { caseId, part: 'timeline' }, async (tx, theCase) => {
      const rows = await readTimeline(tx, caller.actor, {
        caseId,
        untold: await this.liveWork.untoldTo(tx, caller.actor, theCase),
        afterSeq: Number(after?.[0] ?? 0),
        limit: limit + 1,
      });
      const page = pageOf(
        rows,
        limit,
        ({ seq: _, ...entry }) => ({ ...entry, at: entry.at.toISOString() }),
        ({ seq }) => [seq],
      );
      return { items: [...page.items], nextCursor: page.nextCursor };
    });
  }

  private keyOf(q: string, today: string): SearchKey {
    const number = numberPattern(q);
    if (number !== null) return { by: 'number', pattern: number };
    const identity = readIdentityNumber(q, today);
    if (identity.isValid) return { by: 'document', index: this.parties.indexOfDocument(identity.normalised) };
    const phone = readPhone(q);
    if (phone !== null) return { by: 'phone', index: this.parties.indexOfPhone(phone.normalised) };
    // Passports and organisation codes: letters and digits only.
    if (/^(?=.*\d)[0-9A-Z]{5,18}$/i.test(q))
      return { by: 'document', index: this.parties.indexOfDocument(q) };
    return { by: 'words', pattern: `%${escaped(q)}%`, nameIndex: this.parties.indexOfName(q) };
  }
}

/** A page of cases tells of people: one row says whose. A page without any tells nothing. */
function tellList(tx: Tx, items: readonly CaseInListView[]): void {
  if (items.length === 0) return;
  tx.audit({
    action: 'case.listed',
    subjectType: 'list',
    subjectId: tx.caller.origin.requestId,
    detail: { caseIds: items.map(({ id }) => id) },
  });
}

/** A whole number in any form people type, or the beginning of one; null when it is none. */
function numberPattern(q: string): string | null {
  const parsed = parseCaseNumber(q);
  if (parsed !== null) {
    const { year, station, sequence } = parsed;
    const isCode = /^[A-Z0-9]*$/.test(station);
    return formatCaseNumber({ year, stationName: isCode ? '%' : escaped(station), sequence });
  }
  const beginning = q.replace(/^和[[(【]/, '和〔').replace(/(\d{4})[\])】]/, '$1〕');
  return /^和〔\d/.test(beginning) ? `${escaped(beginning)}%` : null;
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

async function lastOf(tx: Tx, caseId: string): Promise<string> {
  const { mergedInto } = await getCase(tx, caseId);
  return mergedInto === null ? caseId : lastOf(tx, mergedInto);
}

function placeOf([registeredAt, id]: readonly (string | number | null)[]): {
  registeredAt: string;
  id: string;
} {
  const isPlace =
    typeof registeredAt === 'string' && typeof id === 'string' && !Number.isNaN(Date.parse(registeredAt));
  if (!isPlace)
    throw InvalidInput.at(
      'cursor',
      'cursor_unknown',
      'Use the nextCursor of the page before, or leave it out.',
    );
  return { registeredAt, id };
}
