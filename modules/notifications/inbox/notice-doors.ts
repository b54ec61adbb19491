import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { People } from '../../identity/index.js';
import { Escalations } from '../../sla/index.js';
import type { NoticeDoor } from './notice-door.js';
import { OwnAbsences } from './own-absences.js';

/** Something a notice tells of, and the event it was told by. */
export interface Thing {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly eventId: string;
}

/**
 * Where notices lead to. The modules that own the things stand above this one: they register their doors at start.
 *
 * @example constructor(doors: NoticeDoors) { doors.register('case', new CaseDoor(access)); }
 */
@Injectable()
export class NoticeDoors {
  private readonly doors = new Map<string, NoticeDoor[]>([['user', [new OwnAbsences()]]]);

  constructor(
    private readonly escalations: Escalations,
    private readonly people: People,
  ) {}

  /** Doors of one sort are tried in the order in which they were registered. */
  register(subjectType: string, door: NoticeDoor): void {
    this.doors.set(subjectType, [...(this.doors.get(subjectType) ?? []), door]);
  }

  /**
   * Looks where each of the things opens for the reader now.
   * @returns tells it for any of them; null where there is nothing left for this reader to open
   */
  async lookUp(tx: Tx, actor: Actor, things: readonly Thing[]): Promise<(thing: Thing) => string | null> {
    const byThing = new Map<string, string>();
    for (const type of new Set(things.map(({ subjectType }) => subjectType))) {
      const ids = things.filter(({ subjectType }) => subjectType === type).map(({ subjectId }) => subjectId);
      for (const [id, path] of await this.openAll(tx, actor, { type, ids: [...new Set(ids)] })) {
        byThing.set(`${type} ${id}`, path);
      }
    }
    const pathOf = ({ subjectType, subjectId }: Thing): string | null =>
      byThing.get(`${subjectType} ${subjectId}`) ?? null;
    const closed = things.filter((thing) => pathOf(thing) === null).map(({ eventId }) => eventId);
    const escalations = await this.escalationsIn(tx, actor, closed);
    return (thing) => pathOf(thing) ?? escalations.get(thing.eventId) ?? null;
  }

  private async openAll(
    tx: Tx,
    actor: Actor,
    { type, ids }: { readonly type: string; readonly ids: readonly string[] },
  ): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const door of this.doors.get(type) ?? []) {
      const left = ids.filter((id) => !found.has(id));
      if (left.length === 0) break;
      for (const [id, path] of await door.open(tx, actor, left)) found.set(id, path);
    }
    return found;
  }

  /** Whoever stands over the place is told of what is late with others: they take the escalation up, and see no more. */
  private async escalationsIn(
    tx: Tx,
    { userId }: Actor,
    eventIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (userId === null || eventIds.length === 0) return new Map();
    const covered = await this.people.coveredBy(tx, userId);
    const toldTo = [userId, ...covered.map((person) => person.userId)];
    const named = await this.escalations.namedBy(tx, eventIds, { readerId: userId, toldTo });
    return new Map([...named].map(([eventId, id]) => [eventId, `/escalations/${id}`]));
  }
}
