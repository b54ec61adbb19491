import { Injectable } from '@nestjs/common';
import { areasOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import { Areas } from '../../identity/index.js';
import { ClockSubjects } from '../../sla/index.js';
import { currentHarm } from '../harm/formula.store.js';
import type { BoardFilter, BoardQuery } from './board.dto.js';
import { boardIds, boardNumbers, boardPage, type BoardSight } from './board.store.js';
import type { BoardNumbersView, BoardPageView } from './board.view.js';
import { lineView } from './line-view.js';
import { instantsOf, tellList } from './sight.js';

/** Who must do what by when, over all agencies of the areas that somebody coordinates or supervises. */
@Injectable()
export class ReadBoard {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: ClockSubjects,
    private readonly areas: Areas,
  ) {}

  /** A page that names cases is a row of the trail. @throws NotFound `area_not_found` */
  lines(caller: Caller, { limit, cursor, ...filter }: BoardQuery): Promise<BoardPageView> {
    const key = decodeCursor(cursor, 2);
    const place = key === null ? null : { sortAt: String(key[0]), id: String(key[1]) };
    return this.uow.run(caller, async (tx) => {
      const sight = await this.sightOf(tx, filter);
      const rows = await boardPage(tx, sight, { standing: filter.standing ?? null, limit: limit + 1, place });
      const page = pageOf(
        await this.subjects.named(tx, rows),
        limit,
        (row) => row,
        ({ sortAt, id }) => [sortAt, id],
      );
      tellList(tx, 'board.listed', page.items);
      const weighed = { formula: await currentHarm(tx), now: sight.now };
      return { items: page.items.map((row) => lineView(row, weighed)), nextCursor: page.nextCursor };
    });
  }

  /** @throws NotFound `area_not_found` */
  numbers(caller: Caller, filter: BoardFilter): Promise<BoardNumbersView> {
    return this.uow.run(caller, async (tx) =>
      boardNumbers(tx, await this.sightOf(tx, filter), filter.standing ?? null),
    );
  }

  /** The ids of the first lines that somebody sees when it is narrowed so. @throws NotFound `area_not_found` */
  async ids(tx: Tx, filter: BoardFilter, limit: number): Promise<string[]> {
    return boardIds(tx, await this.sightOf(tx, filter), { standing: filter.standing ?? null, limit });
  }

  private async sightOf(tx: Tx, { agencyId, risk, typeCode, areaId }: BoardFilter): Promise<BoardSight> {
    return {
      ...(await instantsOf(tx)),
      areaPaths: areasOf(tx.caller.actor, 'coordinator', 'supervisor'),
      agencyId: agencyId ?? null,
      risk: risk ?? null,
      typeCode: typeCode ?? null,
      areaPath: areaId === undefined ? null : (await this.areas.get(tx, areaId)).path,
    };
  }
}
