import type { Tx } from '../../../src/platform/database/tx.js';
import { DESK, HEADS } from '../sweep/recipients.js';
import { ANSWERS_OVER_AREA } from './place-of-step.js';

/**
 * Whether the holder of membership `m` still answers for step `e` in the area of path `a.path`: in its agency the role the
 * step went to, and for who was charged any role, for a step goes to them by name; over its area whoever may stand in for
 * one another there (`recipients.ts`).
 */
const ANSWERS = `case when e.agency_id is not null
  then m.agency_id = e.agency_id
    and (e.role = 'owner_handler' or m.role = any (case e.role when 'owner_head' then $2::text[] else $3::text[] end))
  else ${ANSWERS_OVER_AREA('m', 'a.path')} end`;

const SQL = `
update escalation e set unattended = true from area a
where a.id = e.area_id and not e.unattended
  and e.id in (select escalation_id from escalation_recipient where user_id = $1 and urgent_at is not null)
  and not exists (
    select from escalation_recipient o join app_user u on u.id = o.user_id join membership m on m.user_id = u.id
    where o.escalation_id = e.id and u.active and m.valid_from <= accord_now()
      and (m.valid_to is null or m.valid_to > accord_now()) and ${ANSWERS})`;

/**
 * Open steps that were told to this person are shown as told to nobody where none of those who were told holds the role any
 * more in which they were. Who holds another role besides, or has lent powers taken back, is not gone.
 */
export async function abandonOf(tx: Tx, userId: string): Promise<void> {
  await tx.query(SQL, [userId, HEADS, DESK]);
}
