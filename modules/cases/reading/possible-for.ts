import type { Permission } from '../../../src/platform/auth/actor.js';
import { type CaseEvent, type CaseState, possibleEvents } from '../domain/case-state.js';

/** What the route of each step asks for: who may nowhere take it is not offered it, nor is what only the system does. */
const ASKED: ReadonlyMap<CaseEvent, Permission> = new Map([
  ['register', 'case.register'],
  ['settle_on_scene', 'case.settle'],
  ['triage', 'case.work'],
  ['take', 'case.work'],
  ['route', 'referral.send'],
  ['stop_legal', 'case.stop_legal'],
  ['extend', 'case.work'],
  ['close', 'case.close'],
  ['reopen', 'case.work'],
  ['withdraw_consent', 'case.work'],
]);

/** The steps of a case in this state for which somebody has the permission. */
export function possibleFor(state: CaseState, permissions: ReadonlySet<Permission>): CaseEvent[] {
  return possibleEvents(state).filter((event) => {
    const asked = ASKED.get(event);
    return asked !== undefined && permissions.has(asked);
  });
}
