import { Forbidden } from '../../../src/kernel/errors.js';
import { type Actor, agenciesOf, areasOf, type Role } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/**
 * What somebody answers for: the areas they coordinate or supervise, with all below; where there are none, the agencies they head
 * with those beneath them. Of these two lists one is empty.
 */
export interface FlowScope {
  readonly areaPaths: readonly string[];
  readonly agencyIds: readonly string[];
}

const HEADS: readonly Role[] = ['station_head', 'agency_head'];

const BENEATH = `with recursive beneath as (
  select g.id from agency g where g.id = any($1::uuid[])
  union select g.id from agency g join beneath on g.parent_id = beneath.id)
select id from beneath`;

/** @throws Forbidden `answers_for_nothing` */
export async function scopeOf(tx: Tx, actor: Actor): Promise<FlowScope> {
  const areaPaths = areasOf(actor, 'coordinator', 'supervisor');
  if (areaPaths.length > 0) return { areaPaths, agencyIds: [] };
  const headed = actor.grants.flatMap(({ role, agencyId }) =>
    agencyId !== null && HEADS.includes(role) ? [agencyId] : [],
  );
  if (headed.length === 0)
    throw new Forbidden(
      'answers_for_nothing',
      'Heads see their agencies, coordinators and supervisors their areas.',
    );
  const rows = await tx.query<{ id: string }>(BENEATH, [headed]);
  return { areaPaths: [], agencyIds: rows.map(({ id }) => id) };
}

/** Whether the caller may know of what lies with one of these agencies: over an area of all that lies in it, else of their own. */
export function seesWhatIsOf(
  actor: Actor,
  { areaPaths }: FlowScope,
  ...agencyIds: readonly string[]
): boolean {
  return areaPaths.length > 0 || agenciesOf(actor).some((id) => agencyIds.includes(id));
}
