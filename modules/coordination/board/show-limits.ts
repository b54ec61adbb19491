import { Injectable } from '@nestjs/common';
import { chinaWallTime } from '../../../src/kernel/china-time.js';
import { Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { decodeCursor, type PageQuery, pageOf } from '../../../src/platform/http/page.js';
import type { SavedTable } from '../../../src/platform/tables/saved-table.js';
import type { TableFormat, TableRow } from '../../../src/platform/tables/table.js';
import { ClockSubjects } from '../../sla/index.js';
import { currentHarm } from '../harm/formula.store.js';
import type { BoardPageView } from './board.view.js';
import type { LimitPage, LimitRow } from './limit-lines.js';
import { LIMIT_COLUMNS, limitRow } from './limit-table.js';
import { lineView } from './line-view.js';
import { tellList } from './sight.js';
import { type Standing, STANDING_WORDS } from './standing.js';

/** So many lines leave in one file at most: what it takes to write one stays bounded, and nobody reads more. */
export const MOST_EXPORTED = 20_000;
/** How many lines are told apart at once. */
const AT_ONCE = 1_000;

/** A list of limits that was asked for. */
export interface LimitList {
  readonly now: Date;
  readonly standing: Standing | null;
  /** Under which name its lists are on record. */
  readonly listed: 'board.listed' | 'unit.listed';
  read(page: LimitPage): Promise<LimitRow[]>;
}

/** How it leaves the product. */
export interface LimitExport {
  /** Such as the name of the agency. */
  readonly title: string;
  readonly format: TableFormat;
  /** The agency it is of, where it is of one. */
  readonly agencyId: string | null;
  /** What it was narrowed to, for the record. */
  readonly filter: object;
}

/** A list of limits as it is shown: page by page, or whole as a file. */
@Injectable()
export class ShowLimits {
  constructor(private readonly subjects: ClockSubjects) {}

  /** A page that names cases is a row of the trail. */
  async page(tx: Tx, list: LimitList, { limit, cursor }: PageQuery): Promise<BoardPageView> {
    const key = decodeCursor(cursor, 2);
    const place = key === null ? null : { sortAt: String(key[0]), id: String(key[1]) };
    const rows = await list.read({ standing: list.standing, limit: limit + 1, place });
    const page = pageOf(
      await this.subjects.named(tx, rows),
      limit,
      (row) => row,
      ({ sortAt, id }) => [sortAt, id],
    );
    tellList(tx, list.listed, page.items);
    const weighed = { formula: await currentHarm(tx), now: list.now };
    return { items: page.items.map((row) => lineView(row, weighed)), nextCursor: page.nextCursor };
  }

  /**
   * All of it at one instant. On record are how many lines under which filter, and, as with pages, which cases they name.
   * @throws Refused `too_many_to_export`
   */
  async file(tx: Tx, list: LimitList, { title, format, agencyId, filter }: LimitExport): Promise<SavedTable> {
    const rows = await list.read({ standing: list.standing, limit: MOST_EXPORTED + 1, place: null });
    if (rows.length > MOST_EXPORTED) {
      throw new Refused('too_many_to_export', 'Narrow the list, and export it part by part.', {
        most: MOST_EXPORTED,
      });
    }
    tx.audit({
      action: 'limits.exported',
      subjectType: 'list',
      subjectId: tx.caller.origin.requestId,
      agencyId,
      detail: { rows: rows.length, format, filter },
    });
    const at = chinaWallTime(list.now);
    const standing = list.standing === null ? '正在计时' : STANDING_WORDS[list.standing];
    return {
      name: `${title}-${at.replace(/[- :]/g, '')}`,
      format,
      table: {
        title: `${title}，${standing}，${at}，共 ${rows.length} 项，危害最大的在最前`,
        sheet: '事项',
        columns: LIMIT_COLUMNS,
        rows: await this.tableRows(tx, list, rows),
      },
    };
  }

  private async tableRows(
    tx: Tx,
    { now, listed }: LimitList,
    rows: readonly LimitRow[],
  ): Promise<TableRow[]> {
    const weighed = { formula: await currentHarm(tx), now };
    const shown: TableRow[] = [];
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const named = await this.subjects.named(tx, rows.slice(at, at + AT_ONCE));
      tellList(tx, listed, named);
      for (const row of named) shown.push(limitRow(lineView(row, weighed), shown.length + 1, now));
    }
    return shown;
  }
}
