import type { Tx } from '../../../src/platform/database/tx.js';
import type { Area } from '../area.js';
import { insertAgency, type NewAgency } from './create-agency.js';
import { insertArea, type NewArea } from './create-area.js';

/**
 * An area apart from the division: a root over which nobody holds a role, so that nobody is told of what lies in it or
 * meets it in a list. For history of another system; who may make one and read it is for its maker to say.
 * @throws Conflict `code_taken`
 */
export function createAreaApart(tx: Tx, area: Omit<NewArea, 'parentId'>): Promise<Area> {
  return insertArea(tx, { ...area, parentId: null }, { parent: null, apart: true });
}

/**
 * An agency in an area apart.
 * @returns its id
 * @throws Conflict `key_taken`
 */
export async function createAgencyApart(tx: Tx, agency: NewAgency, area: Area): Promise<string> {
  const apart = await tx.query('select from area where id = $1 and apart', [area.id]);
  if (apart.length === 0) throw new Error(`area ${area.code} is part of the division`);
  return insertAgency(tx, agency, area);
}
