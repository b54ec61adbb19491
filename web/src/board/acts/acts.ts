import type { BoardLine } from '../board-query';

/** What is done about a line from the board, in the order in which it is thought of. */
export type Act = 'rule' | 'chase' | 'take_up' | 'supervise' | 'raise' | 'reroute';

/** One of them, about one line. */
export interface ActOnLine {
  readonly act: Act;
  readonly line: BoardLine;
}

const MOVABLE: readonly string[] = [
  'queued',
  'info_requested',
  'rejection_review',
  'accepted',
  'in_progress',
  'on_hold',
];

/** What the state of a line leaves to be done, by whoever may rule and whoever only watches. The server says the last word. */
export function actsOn(
  { kind, subjectType, state, escalation, order }: BoardLine,
  permissions: readonly string[],
): readonly Act[] {
  const isReferral = subjectType === 'referral' && state !== null;
  const rules = permissions.includes('referral.rule');
  // Of those who read the board only coordinators send, and who stands in for one.
  const supervises = permissions.includes('referral.send');
  const acts: Act[] = [];
  if (isReferral && rules && state === 'rejection_review') acts.push('rule');
  if (isReferral) acts.push('chase');
  if (escalation !== null && escalation.takenUpBy === null) acts.push('take_up');
  if (supervises && order === null && kind !== 'supervision_review') acts.push('supervise');
  if (supervises && escalation?.isRaised !== true) acts.push('raise');
  if (isReferral && rules && MOVABLE.includes(state)) acts.push('reroute');
  return acts;
}

/** The same for the heads of the agency that is charged: everything else is done on the page that a line leads to. */
export function actsOfHead({ escalation }: BoardLine): readonly Act[] {
  return escalation?.role === 'owner_head' && escalation.takenUpBy === null ? ['take_up'] : [];
}
