import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../../src/kernel/china-time.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import { Agencies, Directory } from '../../identity/index.js';
import { ClockSubjects, clockTask } from '../../sla/index.js';
import { instantsOf, tellList } from '../board/sight.js';
import { requireHead } from './heads.js';
import { endedPage, type KeptRow, keptOf } from './kept.store.js';
import { loadOf, WHOLE } from './load.store.js';
import { officersWhoLifted, overridesOf } from './overrides.store.js';
import type { EndedLimitsQuery, OverridesQuery } from './unit.dto.js';
import type {
  EndedLimitPageView,
  GuardOverridePageView,
  KeptLimitsView,
  KeptLimitView,
  UnitLoadView,
} from './unit.view.js';

/** What the head of an agency answers for, and whoever supervises its area: figures, each with the list it is the length of. */
@Injectable()
export class ReadUnit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agencies: Agencies,
    private readonly directory: Directory,
    private readonly subjects: ClockSubjects,
  ) {}

  async load(caller: Caller, agencyId: string): Promise<UnitLoadView> {
    const loads = await this.seen(caller, agencyId, async (tx) =>
      loadOf(tx, { ...WHOLE, ...(await instantsOf(tx)), agencyId }),
    );
    const members = await this.directory.members(caller, agencyId);
    const idle = members
      .filter(({ userId }) => !loads.some((load) => load.userId === userId))
      .map(({ userId, displayName }) => ({
        userId,
        name: displayName,
        open: 0,
        overdue: 0,
        dueToday: 0,
        atRisk: 0,
      }));
    const away = new Map(members.map((member) => [member.userId, member.away]));
    return {
      handlers: [...loads, ...idle].map((load) => ({
        ...load,
        away: load.userId === null ? null : (away.get(load.userId) ?? null),
      })),
    };
  }

  kept(caller: Caller, agencyId: string, days: number): Promise<KeptLimitsView> {
    return this.seen(caller, agencyId, async (tx) => {
      const window = await windowOf(tx, days);
      const clocks = (await keptOf(tx, agencyId, window)).map(keptView);
      return { since: window.since.toISOString(), until: window.now.toISOString(), clocks };
    });
  }

  ended(
    caller: Caller,
    agencyId: string,
    { days, kind, subjectType, ending, limit, cursor }: EndedLimitsQuery,
  ): Promise<EndedLimitPageView> {
    const key = decodeCursor(cursor, 3);
    const place =
      key === null ? null : { sortAt: String(key[0]), clockId: String(key[1]), cycle: Number(key[2]) };
    return this.seen(caller, agencyId, async (tx) => {
      const { since } = await windowOf(tx, days);
      const rows = await endedPage(tx, {
        agencyId,
        since,
        kind: kind ?? null,
        subjectType: subjectType ?? null,
        ending: ending ?? null,
        limit: limit + 1,
        place,
      });
      const page = pageOf(
        await this.subjects.named(tx, rows),
        limit,
        (row) => row,
        ({ sortAt, clockId, cycle }) => [sortAt, clockId, cycle],
      );
      tellList(tx, 'unit.listed', page.items);
      return {
        items: page.items.map(({ sortAt: _, deadlineAt, endedAt, ...row }) => ({
          ...row,
          words: clockTask({ name: row.kind, subjectType: row.subjectType }),
          deadlineAt: deadlineAt?.toISOString() ?? null,
          endedAt: endedAt.toISOString(),
        })),
        nextCursor: page.nextCursor,
      };
    });
  }

  overrides(
    caller: Caller,
    agencyId: string,
    { days, userId, limit, cursor }: OverridesQuery,
  ): Promise<GuardOverridePageView> {
    const key = decodeCursor(cursor, 2);
    const place = key === null ? null : { sortAt: String(key[0]), id: String(key[1]) };
    return this.seen(caller, agencyId, async (tx) => {
      const { since } = await windowOf(tx, days);
      const asked = { since, userId: userId ?? null, limit: limit + 1, place };
      const rows = await overridesOf(tx, agencyId, asked);
      const named = await this.subjects.named(
        tx,
        rows.map((row) => ({ ...row, subjectType: 'case', subjectId: row.caseId })),
      );
      const page = pageOf(
        named,
        limit,
        (row) => row,
        ({ sortAt, id }) => [sortAt, id],
      );
      tellList(tx, 'unit.listed', page.items);
      return {
        officers: await officersWhoLifted(tx, agencyId, since),
        items: page.items.map(({ sortAt: _, subjectType: __, subjectId: ___, at, ...row }) => ({
          ...row,
          at: at.toISOString(),
        })),
        nextCursor: page.nextCursor,
      };
    });
  }

  /** @throws NotFound `agency_not_found`; Forbidden `not_its_head` */
  private seen<T>(caller: Caller, agencyId: string, look: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(caller, async (tx) => {
      requireHead(caller.actor, await this.agencies.get(tx, agencyId));
      return look(tx);
    });
  }
}

async function windowOf(tx: Tx, days: number): Promise<{ readonly since: Date; readonly now: Date }> {
  const now = await tx.now();
  return { since: new Date(now.getTime() - days * DAY_MS), now };
}

function keptView({ kind, subjectType, ...counts }: KeptRow): KeptLimitView {
  const { kept, late, open } = counts;
  const charged = kept + late + open;
  return {
    kind,
    subjectType,
    words: clockTask({ name: kind, subjectType }),
    ...counts,
    percent: charged === 0 ? null : Math.floor((100 * kept) / charged),
  };
}
