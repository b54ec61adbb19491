import { Injectable } from '@nestjs/common';
import { areasOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { SavedTable } from '../../../src/platform/tables/saved-table.js';
import type { TableFormat } from '../../../src/platform/tables/table.js';
import { Areas } from '../../identity/index.js';
import type { BoardFilter, BoardQuery } from './board.dto.js';
import { boardNumbers } from './board-numbers.store.js';
import { boardIds, boardPage, type BoardSight } from './board.store.js';
import type { BoardNumbersView, BoardPageView } from './board.view.js';
import { type LimitList, ShowLimits } from './show-limits.js';
import { instantsOf } from './sight.js';

/** Who must do what by when, over all agencies of the areas that somebody coordinates or supervises. */
@Injectable()
export class ReadBoard {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly limits: ShowLimits,
    private readonly areas: Areas,
  ) {}

  /** @throws NotFound `area_not_found` */
  lines(caller: Caller, query: BoardQuery): Promise<BoardPageView> {
    return this.uow.run(caller, async (tx) => this.limits.page(tx, await this.list(tx, query), query));
  }

  /** @throws NotFound `area_not_found`; Refused `too_many_to_export` */
  file(caller: Caller, filter: BoardFilter, format: TableFormat): Promise<SavedTable> {
    return this.uow.run(caller, async (tx) =>
      this.limits.file(tx, await this.list(tx, filter), { title: '督办台', format, agencyId: null, filter }),
    );
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

  private async list(tx: Tx, filter: BoardFilter): Promise<LimitList> {
    const sight = await this.sightOf(tx, filter);
    return {
      now: sight.now,
      standing: filter.standing ?? null,
      listed: 'board.listed',
      read: (page) => boardPage(tx, sight, page),
    };
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
