import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import {
  type Actor,
  agenciesOf,
  areasOf,
  type Caller,
  holdsInAgency,
  holdsOverArea,
} from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import { Agencies, type Covered, People } from '../../identity/index.js';
import { type ShownLine, ShownTypes } from '../access/shown-types.js';
import { claimView } from '../store/claims.store.js';
import { CoordinatedPots } from './coordinated-pots.js';
import {
  type Pot,
  type ReadTaskRow,
  type TaskPage,
  type TaskRow,
  tasksOfAgency,
  tasksOfPeople,
} from './task.store.js';
import { wordsOf } from './task-words.js';
import type { TaskPageView, TaskView } from './task.view.js';
import type { TaskQuery } from './tasks.dto.js';

/** Who must do what by when: every clock that lives is a task of whoever is charged with it. */
@Injectable()
export class ReadTasks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agencies: Agencies,
    private readonly coordinated: CoordinatedPots,
    private readonly people: People,
    private readonly types: ShownTypes,
  ) {}

  /** For its members, and for those who coordinate or supervise its area. @throws NotFound for everybody else */
  async ofAgency(caller: Caller, agencyId: string, query: TaskQuery): Promise<TaskPageView> {
    return this.uow.run(caller, async (tx) => {
      const agency = await this.agencies.get(tx, agencyId);
      const isMember = agenciesOf(caller.actor).includes(agencyId);
      if (!isMember && !holdsOverArea(caller.actor, agency.areaPath, 'coordinator', 'supervisor')) {
        throw new NotFound('agency');
      }
      const rows = await tasksOfAgency(tx, agencyId, pageAsked(query));
      return toPage(await this.types.shownIn(tx, rows), query.limit);
    });
  }

  /** What awaits the caller. */
  async mine(caller: Caller, query: TaskQuery): Promise<TaskPageView> {
    const { actor } = caller;
    return this.uow.run(caller, async (tx) => {
      const covered = actor.userId === null ? [] : await this.people.coveredBy(tx, actor.userId);
      const whose = {
        pots: await this.potsOf(tx, actor),
        readerId: actor.userId,
        userIds: [actor.userId, ...covered.map(({ userId }) => userId)].filter((id) => id !== null),
        agencyIds: agenciesOf(actor),
        areaPaths: areasOf(actor, 'coordinator', 'supervisor'),
      };
      const rows = await this.types.shownIn(tx, await tasksOfPeople(tx, whose, pageAsked(query)));
      return toPage(rows, query.limit, (row) => coveredIn(row, covered, whose.agencyIds));
    });
  }

  /** A centre's own coordinator looks into the same pot once. */
  private async potsOf(tx: Tx, actor: Actor): Promise<readonly Pot[]> {
    const own = ownPots(actor);
    const coordinated = await this.coordinated.of(tx, actor);
    const isOwn = ({ agencyId, unassigned }: Pot): boolean =>
      unassigned && own.some((pot) => pot.agencyId === agencyId);
    return [...own, ...coordinated.filter((pot) => !isOwn(pot))];
  }
}

/**
 * What nobody of one's agencies has been given. A station's head may stand in for the coordinator of the area, and the heads of
 * an agency decide for it.
 */
function ownPots(actor: Actor): Pot[] {
  const coordinates = actor.grants.some(({ role }) => role === 'coordinator');
  return agenciesOf(actor).map((agencyId) => ({
    agencyId,
    unassigned: true,
    areaPath: null,
    rules: coordinates || holdsInAgency(actor, agencyId, 'station_head'),
    decides: coordinates || holdsInAgency(actor, agencyId, 'station_head', 'agency_head'),
  }));
}

function pageAsked({ kind, limit, cursor }: TaskQuery): TaskPage {
  const key = decodeCursor(cursor, 2);
  const place = key === null ? null : { sortAt: String(key[0]), id: String(key[1]) };
  return { kind: kind ?? null, limit: limit + 1, place };
}

/** Whose absence brings the line here: the person it was given or told to, or the coordinator of its area. */
function coveredIn(
  { personId, ownerAgencyId, areaPath }: TaskRow,
  covered: readonly Covered[],
  ownAgencyIds: readonly string[],
): Covered | null {
  const isOver = (path: string): boolean => areaPath === path || areaPath.startsWith(`${path}.`);
  const found = covered.find(({ userId, areaPaths }) =>
    personId === null ? !ownAgencyIds.includes(ownerAgencyId) && areaPaths.some(isOver) : personId === userId,
  );
  return found ?? null;
}

type ShownTask = ShownLine<ReadTaskRow>;

function toPage(
  rows: readonly ShownTask[],
  limit: number,
  coveredOf: (row: TaskRow) => Covered | null = () => null,
): TaskPageView {
  const toItem = (row: ShownTask): TaskView => toView(row, coveredOf(row));
  const { items, nextCursor } = pageOf(rows, limit, toItem, ({ sortAt, id }) => [sortAt, id]);
  return { items: [...items], nextCursor };
}

function toView(row: ShownTask, covered: Covered | null): TaskView {
  const { handlerUserId, handlerName, claimUserId, claimName, claimUntil, ...rest } = row;
  const { personId: _, areaPath: __, sortAt: ___, ...line } = rest;
  return {
    ...line,
    words: wordsOf(row),
    deadlineAt: row.paused ? null : (row.deadlineAt?.toISOString() ?? null),
    claim: claimView(claimUserId, claimName, claimUntil),
    covering: covered === null ? null : { userId: covered.userId, name: covered.displayName },
    handler: handlerUserId === null ? null : { userId: handlerUserId, name: handlerName ?? '' },
  };
}
