import { Injectable } from '@nestjs/common';
import { chinaDay, chinaInstant, DAY_MS } from '../../../src/kernel/china-time.js';
import { InvalidInput } from '../../../src/kernel/errors.js';
import { isUuid } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf, type PageQuery } from '../../../src/platform/http/page.js';
import { Areas } from '../../identity/index.js';
import { CaseStep } from '../actions/case-step.js';
import { LiveWork } from '../live-work.js';
import { Parties } from '../parties.js';
import { survivorOf } from '../store/cases.store.js';
import type { CaseInListView, CasePageView, SearchResultView } from './case-list.view.js';
import { type CaseFilter, type CaseOrder, listCases, type PlaceInList } from './case-list.store.js';
import { searchCases } from './case-search.store.js';
import { CaseViews } from './case-views.js';
import type { CaseView } from './case.view.js';
import type { CaseListQuery } from './reading.dto.js';
import type { TimelinePageView } from './records.view.js';
import { searchKeysOf } from './search-keys.js';
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
    private readonly areas: Areas,
  ) {}

  /** A merged case answers with where it goes on. */
  show(caller: Caller, caseId: string): Promise<CaseView | { readonly mergedInto: string }> {
    return this.steps.see(caller, { caseId, part: 'whole' }, async (tx, theCase) => {
      if (theCase.mergedInto !== null) return { mergedInto: await survivorOf(tx, theCase.id) };
      return this.views.of(tx, theCase);
    });
  }

  list(caller: Caller, { limit, cursor, sort: order, ...query }: CaseListQuery): Promise<CasePageView> {
    const after = cursor === undefined ? null : placeOf(cursor, order);
    return this.uow.run(caller, async (tx) => {
      const filter = await this.filterOf(tx, query);
      const rows = await listCases(tx, caller.actor, { filter, order, after, limit: limit + 1 });
      const page = pageOf(
        rows,
        limit,
        (row) => row,
        (row) => (order === 'newest' ? [row.registeredAt, row.id] : ['deadline', row.deadlineAt, row.id]),
      );
      tellList(tx, page.items);
      return { items: [...page.items], nextCursor: page.nextCursor };
    });
  }

  /**
   * The search is on record: what was typed only where it was a case number, which is nobody's data. Nothing is kept with its
   * key, neither the answer nor a digest of a telephone: sent again it is another search.
   */
  search(caller: Caller, q: string): Promise<SearchResultView> {
    return this.uow.run({ ...caller, command: null }, async (tx) => {
      const { by, items } = await this.find(tx, q.trim());
      tx.audit({
        action: 'case.searched',
        subjectType: 'search',
        subjectId: caller.origin.requestId,
        // Words may be a name, so they are not kept either.
        detail: {
          by,
          found: items.length,
          caseIds: items.map(({ id }) => id),
          ...(by === 'number' ? { number: q.trim() } : {}),
        },
      });
      return { by, items };
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

  private async filterOf(
    tx: Tx,
    query: Omit<CaseListQuery, 'limit' | 'cursor' | 'sort'>,
  ): Promise<CaseFilter> {
    const { areaCode, handler, registeredFrom, registeredUntil } = query;
    return {
      state: query.state ?? null,
      typeCode: query.typeCode ?? null,
      risk: query.risk ?? null,
      agencyId: query.agencyId ?? null,
      source: query.source ?? null,
      from: registeredFrom === undefined ? null : chinaInstant(registeredFrom),
      before:
        registeredUntil === undefined ? null : new Date(chinaInstant(registeredUntil).getTime() + DAY_MS),
      areaPath: areaCode === undefined ? null : (await this.areas.byCode(tx, areaCode)).path,
      handlerUserId: handler === 'me' ? tx.caller.actor.userId : (handler ?? null),
    };
  }

  /** By each meaning of the text in turn, until one of them finds something; where none does, it was meant as the likeliest. */
  private async find(tx: Tx, q: string): Promise<SearchResultView> {
    const keys = searchKeysOf(q, { parties: this.parties, today: chinaDay(await tx.now()) });
    for (const key of keys) {
      const items = await searchCases(tx, tx.caller.actor, key);
      if (items.length > 0) return { by: key.by, items };
    }
    return { by: keys[0]?.by ?? 'words', items: [] };
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

/** @throws InvalidInput when the cursor is not one that this order gave out */
function placeOf(cursor: string, order: CaseOrder): PlaceInList {
  const parts = decodeCursor(cursor, order === 'newest' ? 2 : 3) ?? [];
  const [at, id] = order === 'newest' ? parts : parts.slice(1);
  const isInstant = typeof at === 'string' && !Number.isNaN(Date.parse(at));
  if (typeof id === 'string' && isUuid(id) && (isInstant || (at === null && order === 'deadline'))) {
    return { at: isInstant ? at : null, id };
  }
  throw InvalidInput.at(
    'cursor',
    'cursor_unknown',
    'Use the nextCursor of the page before, or leave it out.',
  );
}
