import { Forbidden } from '../../../src/kernel/errors.js';
import { type Actor, holdsInAgency, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Agency } from '../../identity/index.js';

/** @throws Forbidden `not_its_head` */
export function requireHead(actor: Actor, { id, areaPath }: Pick<Agency, 'id' | 'areaPath'>): void {
  const leads = holdsInAgency(actor, id, 'station_head', 'agency_head');
  if (leads || holdsOverArea(actor, areaPath, 'supervisor')) return;
  throw new Forbidden('not_its_head', 'Its heads and those who supervise its area see how an agency does.');
}
