import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, NotFound, Refused } from '../../../../src/kernel/errors.js';
import { uuidv7 } from '../../../../src/kernel/ids.js';
import { type Actor, areasOf, type Caller } from '../../../../src/platform/auth/actor.js';
import type { Tx } from '../../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../../src/platform/http/version.js';
import type { BoardFilter } from '../board.dto.js';
import type { ChangeViewDto, KeepViewDto } from './views.dto.js';
import {
  findView,
  keepView,
  keptBy,
  lockOwner,
  openFirst,
  removeView,
  rewriteView,
  type ViewReader,
  type ViewRow,
  viewsOf,
  keepThere,
} from './views.store.js';
import type { GonePart, SavedViewView, ViewFilterView } from './views.view.js';

/** As many as anybody finds their way among. */
const MOST_KEPT = 30;

/** What people narrow the board to again and again: kept under a name, for oneself or for those who answer for the same area. */
@Injectable()
export class BoardViews {
  constructor(private readonly uow: UnitOfWork) {}

  list(caller: Caller): Promise<SavedViewView[]> {
    return this.uow.run(caller, async (tx) => (await viewsOf(tx, readerOf(caller.actor))).map(viewOf));
  }

  /** @throws Refused `too_many_board_views`; Conflict `board_view_name_taken`; Forbidden `outside_your_area` */
  keep(caller: Caller, { name, filter, sharedAreaId }: KeepViewDto): Promise<SavedViewView> {
    const reader = readerOf(caller.actor);
    const view = { id: uuidv7(), name, filter: narrowed(filter), sharedAreaId: sharedAreaId ?? null };
    return this.uow.run(caller, async (tx) => {
      requireShareable(reader, view.sharedAreaId);
      await lockOwner(tx, reader.userId);
      const kept = await keptBy(tx, reader.userId);
      requireNameFree(kept, view);
      if (kept.length >= MOST_KEPT) {
        throw new Refused(
          'too_many_board_views',
          'Remove a view that is not needed any more, or replace its filter.',
          {
            most: MOST_KEPT,
          },
        );
      }
      await keepView(tx, reader.userId, view);
      tellView(tx, 'board_view.kept', view);
      return viewOf(await seen(tx, reader, view.id));
    });
  }

  /**
   * What is left out stays as it is.
   * @throws NotFound `board_view_not_found`; Forbidden `not_your_board_view`, `outside_your_area`; Conflict `version_stale`,
   *   `board_view_name_taken`
   */
  change(caller: Caller, id: string, { name, filter, sharedAreaId }: ChangeViewDto): Promise<SavedViewView> {
    return this.own(caller, id, async (tx, reader, before) => {
      const after = {
        id,
        name: name ?? before.name,
        filter: filter === undefined ? before.filter : narrowed(filter),
        sharedAreaId: sharedAreaId === undefined ? before.sharedAreaId : sharedAreaId,
      };
      if (after.sharedAreaId !== before.sharedAreaId) requireShareable(reader, after.sharedAreaId);
      requireNameFree(await keptBy(tx, reader.userId), after);
      await rewriteView(tx, after);
      tellView(tx, 'board_view.changed', after);
      return viewOf(await seen(tx, reader, id));
    });
  }

  /** @throws as `change` */
  remove(caller: Caller, id: string): Promise<void> {
    return this.own(caller, id, async (tx, _reader, view) => {
      await removeView(tx, id);
      tellView(tx, 'board_view.removed', view);
    });
  }

  /** With which view the board opens for the caller; of several words of theirs the last one holds. @throws NotFound `board_view_not_found` */
  first(caller: Caller, viewId: string | null): Promise<void> {
    const reader = readerOf(caller.actor);
    return this.uow.run(caller, async (tx) => {
      if (viewId !== null) {
        await keepThere(tx, viewId);
        await seen(tx, reader, viewId);
      }
      await openFirst(tx, reader.userId, viewId);
    });
  }

  private own<T>(
    caller: Caller,
    id: string,
    work: (tx: Tx, reader: ViewReader, view: ViewRow) => Promise<T>,
  ): Promise<T> {
    const version = requireVersion(caller);
    const reader = readerOf(caller.actor);
    return this.uow.run(caller, async (tx) => {
      await lockOwner(tx, reader.userId);
      const view = await seen(tx, reader, id);
      if (!view.isOwn) throw new Forbidden('not_your_board_view', 'Whoever kept a view changes it.');
      if (view.version !== version) {
        throw new Conflict(
          'version_stale',
          'You changed this view elsewhere after you read it. Read it again.',
          {
            version: view.version,
            by: caller.actor.displayName,
          },
        );
      }
      return work(tx, reader, view);
    });
  }
}

async function seen(tx: Tx, reader: ViewReader, id: string): Promise<ViewRow> {
  const view = await findView(tx, reader, id);
  if (view === null) throw new NotFound('board_view');
  return view;
}

function readerOf(actor: Actor): ViewReader {
  if (actor.userId === null) throw new Error('the product itself keeps no views');
  const areaIds = actor.grants.flatMap(({ role, areaId }) =>
    areaId !== null && (role === 'coordinator' || role === 'supervisor') ? [areaId] : [],
  );
  return { userId: actor.userId, areaPaths: areasOf(actor, 'coordinator', 'supervisor'), areaIds };
}

/** Without what narrows nothing. */
function narrowed(filter: BoardFilter): BoardFilter {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== null && value !== undefined),
  );
}

function requireShareable({ areaIds }: ViewReader, areaId: string | null): void {
  if (areaId === null || areaIds.includes(areaId)) return;
  throw new Forbidden(
    'outside_your_area',
    'Share it over an area that you coordinate or supervise yourself.',
  );
}

function requireNameFree(
  kept: readonly { readonly id: string; readonly name: string }[],
  { id, name }: { readonly id: string; readonly name: string },
): void {
  if (!kept.some((other) => other.name === name && other.id !== id)) return;
  throw new Conflict('board_view_name_taken', 'You have kept another view under this name.');
}

/** Its name is somebody's own word and no code: it stays out of the trail. */
function tellView(
  tx: Tx,
  action: 'board_view.kept' | 'board_view.changed' | 'board_view.removed',
  { id, filter, sharedAreaId }: Pick<ViewRow, 'id' | 'filter' | 'sharedAreaId'>,
): void {
  tx.audit({ action, subjectType: 'board_view', subjectId: id, detail: { filter, sharedAreaId } });
}

function viewOf({ filter, ...row }: ViewRow): SavedViewView {
  return { ...row, filter: filterView(filter, row.gone) };
}

function filterView(filter: BoardFilter, gone: readonly GonePart[]): ViewFilterView {
  const { standing = null, areaId = null, agencyId = null, typeCode = null, risk = null } = filter;
  return {
    standing,
    areaId: gone.includes('area') ? null : areaId,
    agencyId: gone.includes('agency') ? null : agencyId,
    typeCode: gone.includes('type') ? null : typeCode,
    risk,
  };
}
