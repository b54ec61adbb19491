import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { SavedTable } from '../../../src/platform/tables/saved-table.js';
import type { TableFormat } from '../../../src/platform/tables/table.js';
import { typeNames } from '../../cases/index.js';
import { Agencies, type Agency } from '../../identity/index.js';
import { type ClockSubjectRef, ClockSubjects } from '../../sla/index.js';
import type { BoardPageView, BoardTypeView } from '../board/board.view.js';
import { type LimitList, ShowLimits } from '../board/show-limits.js';
import { instantsOf } from '../board/sight.js';
import { requireHead } from './heads.js';
import { chargedOn, type UnitNumbers, unitNumbers, unitPage, type UnitSight } from './load.store.js';
import type { UnitFilter, UnitLimitsQuery } from './unit.dto.js';
import type { UnitNumbersView } from './unit.view.js';

/** So many subjects are told apart at once. */
const AT_ONCE = 1_000;

/** The board of one agency, for its heads and whoever supervises its area: what it is charged with, what does most harm first. */
@Injectable()
export class ReadLimits {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agencies: Agencies,
    private readonly limits: ShowLimits,
    private readonly subjects: ClockSubjects,
  ) {}

  /** @throws NotFound `agency_not_found`; Forbidden `not_its_head` */
  page(caller: Caller, agencyId: string, query: UnitLimitsQuery): Promise<BoardPageView> {
    return this.seen(caller, agencyId, async (tx) =>
      this.limits.page(tx, listOf(tx, await this.sightOf(tx, agencyId, query), query), query),
    );
  }

  /** @throws as `page`; Refused `too_many_to_export` */
  file(caller: Caller, agencyId: string, filter: UnitFilter, format: TableFormat): Promise<SavedTable> {
    return this.seen(caller, agencyId, async (tx, { name }) => {
      const list = listOf(tx, await this.sightOf(tx, agencyId, filter), filter);
      return this.limits.file(tx, list, { title: `${name}时限事项`, format, agencyId, filter });
    });
  }

  /** @throws as `page` */
  numbers(caller: Caller, agencyId: string, filter: UnitFilter): Promise<UnitNumbersView> {
    return this.seen(caller, agencyId, async (tx) => {
      const sight = await this.sightOf(tx, agencyId, filter);
      const { untyped, ...numbers } = await unitNumbers(tx, sight, filter.standing ?? null);
      return { ...numbers, types: await this.byType(tx, untyped, filter.typeCode) };
    });
  }

  private async sightOf(tx: Tx, agencyId: string, filter: UnitFilter): Promise<UnitSight> {
    const { handler = null, kind = null, subjectType = null, risk = null, typeCode } = filter;
    const subjectIds = typeCode === undefined ? null : await this.ofType(tx, agencyId, typeCode);
    return { ...(await instantsOf(tx)), agencyId, subjectIds, handler, kind, subjectType, risk };
  }

  /**
   * What the agency is charged with on disputes of this type, as far as the reader may know it: of what was only shown to the
   * agency the type lies sealed in what it was shown (docs/adr/0027), so no query can narrow by it.
   */
  private async ofType(tx: Tx, agencyId: string, typeCode: string): Promise<readonly string[]> {
    const typed = await this.typed(tx, await chargedOn(tx, agencyId));
    return typed.flatMap((line) => (line.typeCode?.startsWith(typeCode) === true ? [line.subjectId] : []));
  }

  /** By the uppermost type; the chosen one stands there with none too. */
  private async byType(
    tx: Tx,
    untyped: UnitNumbers['untyped'],
    chosen: string | undefined,
  ): Promise<BoardTypeView[]> {
    const counts = new Map<string, number>(chosen === undefined ? [] : [[chosen.slice(0, 2), 0]]);
    for (const { typeCode, count } of await this.typed(tx, untyped)) {
      const code = typeCode?.slice(0, 2);
      if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + count);
    }
    const names = await typeNames(tx, [...counts.keys()]);
    return [...counts]
      .flatMap(([typeCode, count]) => {
        const typeName = names.get(typeCode);
        return typeName === undefined ? [] : [{ typeCode, typeName, count }];
      })
      .sort((a, b) => b.count - a.count || (a.typeCode < b.typeCode ? -1 : 1));
  }

  private async typed<Line extends ClockSubjectRef>(
    tx: Tx,
    lines: readonly Line[],
  ): Promise<(Line & { readonly typeCode: string | null })[]> {
    const typed: (Line & { readonly typeCode: string | null })[] = [];
    for (let at = 0; at < lines.length; at += AT_ONCE)
      typed.push(...(await this.subjects.named(tx, lines.slice(at, at + AT_ONCE))));
    return typed;
  }

  private seen<T>(
    caller: Caller,
    agencyId: string,
    look: (tx: Tx, agency: Agency) => Promise<T>,
  ): Promise<T> {
    return this.uow.run(caller, async (tx) => {
      const agency = await this.agencies.get(tx, agencyId);
      requireHead(caller.actor, agency);
      return look(tx, agency);
    });
  }
}

function listOf(tx: Tx, sight: UnitSight, { standing }: UnitFilter): LimitList {
  return {
    now: sight.now,
    standing: standing ?? null,
    listed: 'unit.listed',
    read: (page) => unitPage(tx, sight, page),
  };
}
