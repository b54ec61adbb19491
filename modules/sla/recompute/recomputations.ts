import { Injectable } from '@nestjs/common';
import { isUuid } from '../../../src/kernel/ids.js';
import { type Caller, systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf, type Page } from '../../../src/platform/http/page.js';
import { areasKept, requireKeeper, requireKeeperOfAll } from '../policy/policy-keeper.js';
import { countPinned, laggingCalendars, olderVersions } from './pinned.store.js';
import type { Recomputation, RecomputeTarget } from './recomputation.js';
import { getRecomputation, insertRecomputation, listRecomputations } from './recomputation.store.js';

/** Recomputations as people begin and follow them; the work itself is `RecomputeRunner`'s. */
@Injectable()
export class Recomputations {
  constructor(private readonly uow: UnitOfWork) {}

  /** Live clocks follow this version after the commit. One that runs for it already is answered as it is. */
  async begin(tx: Tx, target: RecomputeTarget): Promise<Recomputation> {
    const clocks = await countPinned(tx, target.reason, await olderVersions(tx, target));
    return insertRecomputation(tx, target, clocks);
  }

  /**
   * Of a policy for who keeps it, of a calendar for who administers everything.
   * @throws NotFound `recomputation_not_found`; Forbidden `outside_your_area`
   */
  async show(caller: Caller, id: string): Promise<Recomputation> {
    return this.uow.run(caller, async (tx) => {
      const found = await getRecomputation(tx, id);
      if (found.reason === 'policy') await requireKeeper(tx, found.key);
      else requireKeeperOfAll(tx);
      return found;
    });
  }

  /** Those that `show` would tell the caller, the newest first. */
  async list(
    caller: Caller,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Recomputation>> {
    const after = String(decodeCursor(cursor, 1)?.[0] ?? '');
    const rows = await this.uow.run(caller, (tx) =>
      listRecomputations(tx, {
        areaPaths: areasKept(caller.actor),
        after: isUuid(after) ? after : null,
        limit: limit + 1,
      }),
    );
    return pageOf(
      rows,
      limit,
      (row) => row,
      ({ id }) => [id],
    );
  }

  /**
   * Begins what is missing: a calendar that has live clocks on a version before its newest, and nothing under way.
   * @returns how many were begun
   */
  async beginMissing(): Promise<number> {
    return this.uow.run(systemCaller('recompute'), async (tx) => {
      const lagging = await laggingCalendars(tx);
      for (const versionId of lagging) await this.begin(tx, { reason: 'calendar', versionId });
      return lagging.length;
    });
  }
}
