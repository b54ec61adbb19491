import { Injectable } from '@nestjs/common';
import type { Audience, ChangedSubject, Moved } from './changes.js';

/** One statement about what is committed. */
export type Ask = <Row extends object>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

/**
 * Who sees subjects of one type, now that they have changed. It says whom a change reaches and nothing of the change: an
 * agency is named only where all its members may know of the subject.
 */
export type FindAudience = (ask: Ask, subjectIds: readonly string[]) => Promise<readonly Moved[]>;

/** Who is told of what. Modules register while they are constructed; a type nobody registered moves nothing on a screen. */
@Injectable()
export class Audiences {
  private readonly finders = new Map<string, FindAudience>();

  register(subjectType: string, find: FindAudience): void {
    if (this.finders.has(subjectType)) throw new Error(`${subjectType} has two audiences`);
    this.finders.set(subjectType, find);
  }

  /** An internal event is for its own agency, whatever its subject. */
  async of(ask: Ask, subjects: readonly ChangedSubject[]): Promise<readonly Moved[]> {
    const found: Moved[] = [];
    const idsByType = new Map<string, Set<string>>();
    for (const { subjectType, subjectId, audienceAgencyId = null } of subjects) {
      if (audienceAgencyId !== null) found.push({ topic: 'work', audience: `agency:${audienceAgencyId}` });
      else idsByType.set(subjectType, (idsByType.get(subjectType) ?? new Set()).add(subjectId));
    }
    for (const [type, ids] of idsByType) {
      found.push(...((await this.finders.get(type)?.(ask, [...ids])) ?? []));
    }
    return found;
  }
}

/**
 * Finds with one statement whose work has moved.
 * @param sql answers rows of one column `audience`; $1 are the ids
 */
export function workOf(sql: string): FindAudience {
  return async (ask, subjectIds) => {
    const rows = await ask<{ audience: Audience }>(sql, [subjectIds]);
    return rows.map(({ audience }) => ({ topic: 'work', audience }));
  };
}
