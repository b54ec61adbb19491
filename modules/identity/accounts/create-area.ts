import { Conflict, Forbidden } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Area, AreaLevel } from '../area.js';
import { requireOverArea } from './reach.js';
import { record } from './record.js';

export interface NewArea {
  readonly code: string;
  readonly name: string;
  readonly level: AreaLevel;
  /** Null for a root, which only the product itself makes, at its first start. */
  readonly parentId: string | null;
}

/** @throws Conflict `code_taken`; Forbidden `outside_your_area`; NotFound of the parent comes from `parentOf` */
export async function createArea(tx: Tx, input: NewArea, parent: Area | null): Promise<Area> {
  if (parent !== null) requireOverArea(tx, parent.path, 'system_administrator');
  else if (tx.caller.actor.kind !== 'system') {
    throw new Forbidden('outside_your_area', 'A root of the area tree is made at the first start only.');
  }
  return insertArea(tx, input, { parent, apart: false });
}

/**
 * The same, whoever asks: the caller has found out that they may.
 * @throws Conflict `code_taken`
 */
export async function insertArea(
  tx: Tx,
  input: NewArea,
  { parent, apart }: { readonly parent: Area | null; readonly apart: boolean },
): Promise<Area> {
  const id = uuidv7();
  const path = parent === null ? input.code : `${parent.path}.${input.code}`;
  const made = await tx.query(
    `insert into area (id, code, name, level, path, parent_id, apart, created_at)
     values ($1, $2, $3, $4, $5::ltree, $6, $7, $8) on conflict (code) do nothing returning id`,
    [id, input.code, input.name, input.level, path, parent?.id ?? null, apart, await tx.now()],
  );
  if (made.length === 0)
    throw new Conflict('code_taken', 'An area with this code exists.', { areaCode: input.code });
  record(tx, {
    type: 'area.created',
    subjectType: 'area',
    subjectId: id,
    detail: { code: input.code, level: input.level, parentId: parent?.id ?? null },
  });
  return { id, code: input.code, name: input.name, level: input.level, path, parentId: parent?.id ?? null };
}
