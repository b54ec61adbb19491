import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';

/** Finds ids by what people say: whom or what else they mean is nobody's to guess, so it matches whole. */
export type FindByName = (tx: Tx, name: string) => Promise<readonly string[]>;

/**
 * Lets the auditor, who may search nothing else, name people and things as everybody does. Modules register, while they are
 * constructed, how theirs are found.
 */
@Injectable()
export class AuditNames {
  private readonly actors: FindByName[] = [];
  private readonly subjects: FindByName[] = [];

  /** People, by login or by name. */
  registerActors(find: FindByName): void {
    this.actors.push(find);
  }

  /** Things that have a number of their own. */
  registerSubjects(find: FindByName): void {
    this.subjects.push(find);
  }

  actorsNamed(tx: Tx, name: string): Promise<readonly string[]> {
    return all(this.actors, tx, name);
  }

  subjectsNumbered(tx: Tx, number: string): Promise<readonly string[]> {
    return all(this.subjects, tx, number);
  }
}

async function all(finders: readonly FindByName[], tx: Tx, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const find of finders) found.push(...(await find(tx, name)));
  return found;
}
