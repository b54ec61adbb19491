import { Injectable } from '@nestjs/common';
import { areasOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import { ClockSubjects } from '../../sla/index.js';
import type { BoardFilter, BoardQuery } from './board.dto.js';
import { boardNumbers, boardPage, type BoardSight } from './board.store.js';
import type { BoardNumbersView, BoardPageView } from './board.view.js';
import { lineView } from './line-view.js';
import { instantsOf, tellList } from './sight.js';

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
      tellList(tx, 'board.listed', page.items);
      return { items: page.items.map(lineView), nextCursor: page.nextCursor };
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
  return {
    ...(await instantsOf(tx)),
    areaPaths: areasOf(tx.caller.actor, 'coordinator', 'supervisor'),
    agencyId: agencyId ?? null,
    risk: risk ?? null,
  };
}
