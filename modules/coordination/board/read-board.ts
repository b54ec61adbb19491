import { Injectable } from '@nestjs/common';
import { chinaDay, chinaInstant } from '../../../src/kernel/china-time.js';
import { areasOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import { CASE_STATE_WORDS } from '../../cases/index.js';
import { SCREEN_WORDS } from '../../referrals/index.js';
import { ClockSubjects, clockTask, LADDER_ROLE_WORDS, type SubjectWords } from '../../sla/index.js';
import type { BoardFilter, BoardQuery } from './board.dto.js';
import { boardNumbers, boardPage, type BoardRow, type BoardSight } from './board.store.js';
import type { BoardLineView, BoardNumbersView, BoardPageView } from './board.view.js';

const DAY_MS = 86_400_000;

/** Who must do what by when, over all agencies of the areas that somebody coordinates or supervises. */
@Injectable()
export class ReadBoard {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: ClockSubjects,
  ) {}

  /** A page that names cases is a row of the trail. */
  lines(caller: Caller, { standing, limit, cursor, ...filter }: BoardQuery): Promise<BoardPageView> {
    const key = decodeCursor(cursor, 2);
    const place = key === null ? null : { sortAt: String(key[0]), id: String(key[1]) };
    return this.uow.run(caller, async (tx) => {
      const rows = await boardPage(tx, await sightOf(tx, filter), {
        standing: standing ?? null,
        limit: limit + 1,
        place,
      });
      const page = pageOf(
        await this.subjects.named(tx, rows),
        limit,
        (row) => row,
        ({ sortAt, id }) => [sortAt, id],
      );
      tellList(tx, page.items);
      return { items: page.items.map(toView), nextCursor: page.nextCursor };
    });
  }

  numbers(caller: Caller, filter: BoardFilter): Promise<BoardNumbersView> {
    return this.uow.run(caller, async (tx) => {
      const { agencies, ...counts } = await boardNumbers(tx, await sightOf(tx, filter));
      return { ...counts, agencies };
    });
  }
}

async function sightOf(tx: Tx, { agencyId, risk }: BoardFilter): Promise<BoardSight> {
  const now = await tx.now();
  return {
    areaPaths: areasOf(tx.caller.actor, 'coordinator', 'supervisor'),
    now,
    tomorrow: new Date(chinaInstant(chinaDay(now)).getTime() + DAY_MS),
    agencyId: agencyId ?? null,
    risk: risk ?? null,
  };
}

function tellList(tx: Tx, rows: readonly BoardRow[]): void {
  if (rows.length === 0) return;
  tx.audit({
    action: 'board.listed',
    subjectType: 'list',
    subjectId: tx.caller.origin.requestId,
    detail: { caseIds: [...new Set(rows.map(({ caseId }) => caseId))] },
  });
}

const OF_REFERRALS: Readonly<Record<string, string>> = SCREEN_WORDS;
const OF_CASES: Readonly<Record<string, string>> = CASE_STATE_WORDS;
const ROLES: Readonly<Record<string, string>> = LADDER_ROLE_WORDS;

function toView(row: BoardRow & SubjectWords): BoardLineView {
  const { clockName, sortAt: _, handlerUserId, handlerName, escalation, lastChase, state, ...line } = row;
  return {
    ...line,
    kind: clockName,
    words: clockTask({ name: clockName, subjectType: row.subjectType }),
    state,
    word:
      state === null ? null : ((row.subjectType === 'referral' ? OF_REFERRALS : OF_CASES)[state] ?? state),
    handler: handlerUserId === null ? null : { userId: handlerUserId, name: handlerName ?? '' },
    deadlineAt: row.paused ? null : (row.deadlineAt?.toISOString() ?? null),
    escalation:
      escalation === null
        ? null
        : {
            ...escalation,
            firedAt: new Date(escalation.firedAt).toISOString(),
            roleWords: ROLES[escalation.role] ?? escalation.role,
          },
    lastChase: lastChase === null ? null : { ...lastChase, at: new Date(lastChase.at).toISOString() },
  };
}
