import { Injectable } from '@nestjs/common';
import { Conflict, Refused } from '../../../src/kernel/errors.js';
import { isUuid, uuidv7 } from '../../../src/kernel/ids.js';
import { areasOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { sqlState, UNIQUE_VIOLATION, UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { Agencies } from '../../identity/index.js';
import { clockTask } from '../../sla/index.js';
import { ReadBoard } from '../board/read-board.js';
import { tellList } from '../board/sight.js';
import { dueOf } from '../supervision/supervise.js';
import { BULK_ACT_WORDS, type BulkKind } from './bulk-act.js';
import { actOf, type AskBulkDto, type BulkRowsQuery } from './bulk.dto.js';
import {
  type Bulk,
  type BulkNumbers,
  bulksOf,
  getBulk,
  insertBulk,
  moveBulk,
  moved,
  underWay,
} from './bulk.store.js';
import {
  insertRows,
  leaveTheRest,
  type Once,
  reasonsOf,
  type ShownRow,
  shownRows,
} from './bulk-rows.store.js';
import type {
  BulkActLineView,
  BulkActPageView,
  BulkActView,
  BulkRowPageView,
  BulkRowView,
} from './bulk.view.js';
import { BULK_JOB } from './work-off.js';

/** An order is about what an agency owes on one matter; what is taken up or raised is a limit; the others are about a referral. */
const ONCE: Readonly<Record<BulkKind, Once>> = {
  chase: 'referral',
  reroute: 'referral',
  recall: 'referral',
  more_time: 'referral',
  supervise: 'matter',
  take_up: 'limit',
  raise: 'limit',
};

/** What is worked off in some minutes. */
const MOST_LINES = 10_000;

/** One act about many lines of the board: tried, looked at, done. The work itself is `WorkOffBulk`. */
@Injectable()
export class BulkActs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly board: ReadBoard,
    private readonly agencies: Agencies,
  ) {}

  /**
   * Begins the trial of each line; nothing is done before `start`.
   * @throws NotFound `agency_not_found`, `area_not_found`; Conflict `bulk_under_way`, `bulk_empty`; Refused `bulk_too_long`;
   *   InvalidInput `in_past`
   */
  ask(caller: Caller, dto: AskBulkDto): Promise<BulkActView> {
    return this.uow.run(caller, async (tx) => {
      const act = actOf(dto);
      if (act.act === 'reroute' && act.params.recipientAgencyId !== undefined)
        await this.agencies.get(tx, act.params.recipientAgencyId);
      if (act.act === 'supervise') await dueOf(tx, act.params.dueAt, 'order.dueAt');
      const ids = await this.linesOf(tx, dto);
      const id = uuidv7();
      if (!(await insertBulk(tx, id, act))) throw await otherUnderWay(tx);
      const areaPaths = areasOf(caller.actor, 'coordinator', 'supervisor');
      const count = await insertRows(tx, id, { ids, areaPaths, once: ONCE[act.act] });
      if (count === 0) throw new Conflict('bulk_empty', 'None of these lines is on the board any more.');
      tx.audit({
        action: 'bulk_act.asked',
        subjectType: 'bulk_act',
        subjectId: id,
        detail: { act: act.act, lines: count },
      });
      tx.enqueue({ name: BULK_JOB, payload: { bulkId: id } });
      return this.shown(tx, id);
    });
  }

  /**
   * Does what the trial let pass.
   * @throws NotFound `bulk_act_not_found`; Conflict `bulk_moved`, `bulk_under_way`, `bulk_nothing_to_do`
   */
  start(caller: Caller, id: string): Promise<BulkActView> {
    const version = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const bulk = await getBulk(tx, id);
      if (bulk.state !== 'checked' || bulk.version !== version) throw moved(bulk);
      if (bulk.may === 0) throw new Conflict('bulk_nothing_to_do', 'None of the lines passed the trial.');
      if ((await begun(tx, id, version)) === 'moved') throw moved(await getBulk(tx, id));
      tx.audit({
        action: 'bulk_act.started',
        subjectType: 'bulk_act',
        subjectId: id,
        detail: { act: bulk.act, lines: bulk.may },
      });
      tx.enqueue({ name: BULK_JOB, payload: { bulkId: id } });
      return this.shown(tx, id);
    });
  }

  /**
   * What is done stays done; what waits is left as it is.
   * @throws NotFound `bulk_act_not_found`; Conflict `bulk_moved`
   */
  cancel(caller: Caller, id: string): Promise<BulkActView> {
    return this.uow.run(caller, async (tx) => {
      const bulk = await getBulk(tx, id);
      // Waits for the line that is just being done: what it does stands on record before the rest is left.
      if (!(await moveBulk(tx, id, { from: ['checking', 'checked', 'running'], to: 'cancelled' })))
        throw moved(await getBulk(tx, id));
      await leaveTheRest(tx, id);
      tx.audit({
        action: 'bulk_act.cancelled',
        subjectType: 'bulk_act',
        subjectId: id,
        detail: { act: bulk.act, reason: 'asked' },
      });
      return this.shown(tx, id);
    });
  }

  /** @throws NotFound `bulk_act_not_found` */
  show(caller: Caller, id: string): Promise<BulkActView> {
    return this.uow.run(caller, (tx) => this.shown(tx, id));
  }

  /** One's own, the newest first. */
  list(
    caller: Caller,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<BulkActPageView> {
    const after = String(decodeCursor(cursor, 1)?.[0] ?? '');
    return this.uow.run(caller, async (tx) => {
      const rows = await bulksOf(tx, { after: isUuid(after) ? after : null, limit: limit + 1 });
      return pageOf(rows, limit, lineOf, ({ id }) => [id]);
    });
  }

  /** @throws NotFound `bulk_act_not_found` */
  rows(caller: Caller, id: string, { limit, cursor, only }: BulkRowsQuery): Promise<BulkRowPageView> {
    const after = Number(decodeCursor(cursor, 1)?.[0] ?? 0);
    return this.uow.run(caller, async (tx) => {
      await getBulk(tx, id);
      const rows = await shownRows(tx, id, {
        areaPaths: areasOf(caller.actor, 'coordinator', 'supervisor'),
        after: Number.isSafeInteger(after) ? after : 0,
        only: only ?? null,
        limit: limit + 1,
      });
      tellList(tx, 'board.listed', rows.slice(0, limit));
      return pageOf(rows, limit, rowOf, ({ place }) => [place]);
    });
  }

  /** @throws Refused `bulk_too_long` */
  private async linesOf(tx: Tx, { lineIds, filter }: AskBulkDto): Promise<readonly string[]> {
    if (filter === undefined) return lineIds ?? [];
    const ids = await this.board.ids(tx, filter, MOST_LINES + 1);
    if (ids.length <= MOST_LINES) return ids;
    throw new Refused('bulk_too_long', `These are more than ${MOST_LINES} lines: narrow the board first.`, {
      most: MOST_LINES,
    });
  }

  private async shown(tx: Tx, id: string): Promise<BulkActView> {
    const bulk = await getBulk(tx, id);
    const { params } = bulk;
    const toAgencyId = 'recipientAgencyId' in params ? params.recipientAgencyId : undefined;
    return {
      ...lineOf(bulk),
      toAgencyName: toAgencyId === undefined ? null : (await this.agencies.get(tx, toAgencyId)).name,
      text: textOf(params),
      decision: 'decision' in params ? params.decision : null,
      dueAt: ('dueAt' in params ? params.dueAt : null) ?? null,
      recallReason: bulk.act === 'recall' && 'reason' in params ? params.reason : null,
      arbitration: ('arbitration' in params ? params.arbitration : null) ?? null,
      reasons: await reasonsOf(tx, id),
    };
  }
}

/** @throws Conflict `bulk_under_way`: the unique key decides, also where both are begun at one moment */
async function begun(tx: Tx, id: string, version: number): Promise<'running' | 'moved'> {
  try {
    const step = { from: ['checked'], to: 'running', version } as const;
    return (await tx.part(() => moveBulk(tx, id, step))) ? 'running' : 'moved';
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw await otherUnderWay(tx);
  }
}

async function otherUnderWay(tx: Tx): Promise<Conflict> {
  const other = await underWay(tx);
  return new Conflict('bulk_under_way', 'What you asked for before is not done yet.', {
    id: other?.id ?? null,
    state: other?.state ?? null,
  });
}

function lineOf(bulk: Bulk & BulkNumbers): BulkActLineView {
  const { params: _, askedBy: __, askedAt, endedAt, ...line } = bulk;
  return {
    ...line,
    words: BULK_ACT_WORDS[bulk.act],
    askedAt: askedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

function rowOf({ clockName, ...row }: ShownRow): BulkRowView {
  return { ...row, words: clockTask({ name: clockName, subjectType: row.subjectType }) };
}

function textOf(params: Bulk['params']): string | null {
  if ('handoverNote' in params) return params.handoverNote;
  if ('text' in params) return params.text;
  if ('note' in params) return params.note ?? null;
  return 'reason' in params ? params.reason : null;
}
