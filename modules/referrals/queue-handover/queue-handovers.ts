import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, Refused } from '../../../src/kernel/errors.js';
import { isUuid, uuidv7 } from '../../../src/kernel/ids.js';
import { type Caller, holdsInAgency, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../../../src/platform/http/page.js';
import { Agencies, People } from '../../identity/index.js';
import { HAND_OVER_JOB } from './hand-over-rows.js';
import { goneRows, type HeldRow, heldRows, LONGEST_QUEUE } from './held-work.store.js';
import {
  type DoneRow,
  doneRows,
  getHandover,
  handoversOf,
  insertHandover,
  type QueueHandover,
  type RowResult,
  sharesOf,
  underWay,
} from './queue-handover.store.js';
import type { QueueHandoverView } from './queue-handover.view.js';
import { type Receiver, shareOut } from './share-out.js';
import { shownView } from './views.js';

/** What is asked: which rows of whom, and to whom they go. */
export interface AskedHandover {
  readonly fromUserId: string;
  readonly subjectIds: readonly string[];
  readonly to: readonly Receiver[];
}

/** What one person of an agency has; `isMore` where it is longer than what is handed over at once. */
export interface HeldWork {
  readonly rows: readonly HeldRow[];
  readonly isMore: boolean;
}

/** A row that was asked for, and where it would go. */
export interface PlannedRow {
  readonly subjectId: string;
  readonly toUserId: string | null;
  /** Why it would stay; null where it would go. */
  readonly obstacle: string | null;
}

/** The head of an agency hands over what one of its people has. The work itself is `HandOverRows`. */
@Injectable()
export class QueueHandovers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agencies: Agencies,
    private readonly people: People,
  ) {}

  /** @throws NotFound `agency_not_found`; Forbidden `not_its_head` */
  held(caller: Caller, agencyId: string, userId: string): Promise<HeldWork> {
    return this.uow.run(caller, async (tx) => {
      await this.requireSight(tx, agencyId);
      const rows = await heldRows(tx, { agencyId, userId }, null);
      if (rows.length > 0) tellList(tx, agencyId, rows);
      return { rows: rows.slice(0, LONGEST_QUEUE), isMore: rows.length > LONGEST_QUEUE };
    });
  }

  /**
   * What would go where, and what would stay; changes nothing.
   * @throws as `start` does, but for what is under way
   */
  preview(caller: Caller, agencyId: string, asked: AskedHandover): Promise<readonly PlannedRow[]> {
    return this.uow.run({ ...caller, command: null }, async (tx) => {
      await this.requireMay(tx, agencyId, asked);
      const { planned } = await planOf(tx, agencyId, asked);
      return planned;
    });
  }

  /**
   * Begins it: a row that cannot go is on record with why.
   * @throws NotFound; Forbidden `not_its_head`; Refused `handler_not_ours`, `handler_same`; Conflict `queue_handover_under_way`
   */
  start(
    caller: Caller,
    agencyId: string,
    asked: AskedHandover & { note: string },
  ): Promise<QueueHandoverView> {
    return this.uow.run(caller, async (tx) => {
      await this.requireMay(tx, agencyId, asked);
      const { held } = await planOf(tx, agencyId, asked);
      if (held.length === 0)
        throw new Conflict('queue_handover_empty', 'They have nothing of this any more.');
      const known = new Set(held.map(({ subjectId }) => subjectId));
      const gone = asked.subjectIds.filter((subjectId) => !known.has(subjectId));
      const all = [...held, ...(await goneRows(tx, agencyId, gone))];
      const shares = shareOut(all, asked.to);
      const rows = all.map((row) => ({ ...row, toUserId: shares.get(row.subjectId) ?? '' }));
      const { fromUserId, note } = asked;
      const id = uuidv7();
      if (!(await insertHandover(tx, { id, agencyId, fromUserId, note }, rows)))
        throw await alreadyUnderWay(tx, agencyId, fromUserId);
      tx.audit({
        action: 'queue_handover.started',
        subjectType: 'queue_handover',
        subjectId: id,
        agencyId,
        detail: { fromUserId, to: asked.to.map(({ userId }) => userId), rows: rows.length },
      });
      tx.enqueue({ name: HAND_OVER_JOB, payload: { handoverId: id } });
      return this.shown(tx, await getHandover(tx, id));
    });
  }

  /** @throws NotFound `queue_handover_not_found`; Forbidden `not_its_head` */
  show(caller: Caller, id: string): Promise<QueueHandoverView> {
    return this.uow.run(caller, async (tx) => {
      const handover = await getHandover(tx, id);
      await this.requireSight(tx, handover.agencyId);
      return this.shown(tx, handover);
    });
  }

  /** The newest first. @throws NotFound; Forbidden `not_its_head` */
  list(
    caller: Caller,
    agencyId: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<QueueHandover>> {
    const after = String(decodeCursor(cursor, 1)?.[0] ?? '');
    return this.uow.run(caller, async (tx) => {
      await this.requireSight(tx, agencyId);
      const rows = await handoversOf(tx, agencyId, { after: isUuid(after) ? after : null, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        (row) => row,
        ({ id }) => [id],
      );
    });
  }

  /** What became of each row. @throws NotFound `queue_handover_not_found`; Forbidden `not_its_head` */
  rows(
    caller: Caller,
    id: string,
    {
      limit,
      cursor,
      result,
    }: { readonly limit: number; readonly cursor?: string; readonly result?: RowResult },
  ): Promise<Page<DoneRow>> {
    const key = decodeCursor(cursor, 2);
    const place = key === null ? null : { caseId: String(key[0]), subjectId: String(key[1]) };
    return this.uow.run(caller, async (tx) => {
      const { agencyId } = await getHandover(tx, id);
      await this.requireSight(tx, agencyId);
      const rows = await doneRows(tx, id, { result: result ?? null, place, limit: limit + 1 });
      if (rows.length > 0) tellList(tx, agencyId, rows.slice(0, limit));
      return pageOf(
        rows,
        limit,
        (row) => row,
        ({ caseId, subjectId }) => [caseId, subjectId],
      );
    });
  }

  private async shown(tx: Tx, handover: QueueHandover): Promise<QueueHandoverView> {
    return shownView(handover, await sharesOf(tx, handover.id), tx.caller.actor);
  }

  /** Whoever sees how the agency does. */
  private async requireSight(tx: Tx, agencyId: string): Promise<void> {
    const { areaPath } = await this.agencies.get(tx, agencyId);
    const { actor } = tx.caller;
    if (holdsInAgency(actor, agencyId, ...HEADS) || holdsOverArea(actor, areaPath, 'supervisor')) return;
    throw new Forbidden(
      'not_its_head',
      'Its heads and those who supervise its area see what its people have.',
    );
  }

  private async requireMay(tx: Tx, agencyId: string, { fromUserId, to }: AskedHandover): Promise<void> {
    await this.agencies.get(tx, agencyId);
    if (!holdsInAgency(tx.caller.actor, agencyId, ...HEADS))
      throw new Forbidden('not_its_head', 'The head of an agency hands over what its people have.');
    const members = new Set((await this.people.members(tx, agencyId)).map(({ userId }) => userId));
    for (const { userId } of to) {
      if (userId === fromUserId) throw new Refused('handler_same', 'They have it already.');
      if (!members.has(userId))
        throw new Refused('handler_not_ours', 'The handler is no active member of the agency.', { userId });
    }
  }
}

const HEADS = ['agency_head', 'station_head'] as const;

async function planOf(
  tx: Tx,
  agencyId: string,
  { fromUserId, subjectIds, to }: AskedHandover,
): Promise<{ readonly planned: readonly PlannedRow[]; readonly held: readonly HeldRow[] }> {
  const held = await heldRows(tx, { agencyId, userId: fromUserId }, subjectIds);
  const byId = new Map(held.map((row) => [row.subjectId, row]));
  const shares = shareOut(held, to);
  const planned = [...new Set(subjectIds)].map((subjectId) => {
    const row = byId.get(subjectId);
    const obstacle = row === undefined ? 'handler_changed' : row.obstacle;
    return { subjectId, toUserId: obstacle === null ? (shares.get(subjectId) ?? null) : null, obstacle };
  });
  return { planned, held };
}

async function alreadyUnderWay(tx: Tx, agencyId: string, fromUserId: string): Promise<Conflict> {
  const other = await underWay(tx, agencyId, fromUserId);
  return new Conflict(
    'queue_handover_under_way',
    'What they have is being handed over: wait until it is done.',
    {
      id: other?.id ?? null,
      by: other?.askedByName ?? null,
      at: other?.askedAt.toISOString() ?? null,
    },
  );
}

/** A page that names cases is a row of the trail. */
function tellList(tx: Tx, agencyId: string, rows: readonly { readonly caseId: string }[]): void {
  tx.audit({
    action: 'queue.listed',
    subjectType: 'list',
    subjectId: tx.caller.origin.requestId,
    agencyId,
    detail: { caseIds: [...new Set(rows.map(({ caseId }) => caseId))] },
  });
}
