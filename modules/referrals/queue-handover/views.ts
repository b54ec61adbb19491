import { agenciesOf, type Actor } from '../../../src/platform/auth/actor.js';
import { clockTask } from '../../sla/index.js';
import type { HeldRow } from './held-work.store.js';
import type { DoneRow, QueueHandover, Share } from './queue-handover.store.js';
import type {
  HeldRowView,
  QueueHandoverLineView,
  QueueHandoverRowView,
  QueueHandoverView,
} from './queue-handover.view.js';

export function heldView({ clock, deadlineAt, ...row }: HeldRow): HeldRowView {
  const { subjectType } = row;
  return {
    ...row,
    words: clock === null ? null : clockTask({ name: clock, subjectType }),
    deadlineAt: deadlineAt?.toISOString() ?? null,
  };
}

export function rowView({ toUserId: _, ...row }: DoneRow): QueueHandoverRowView {
  return row;
}

/** The note is for the agency: whoever watches over its area reads what was handed over, and not what its people told each other. */
export function lineView(handover: QueueHandover, reader: Actor): QueueHandoverLineView {
  const { askedBy: _, askedAt, endedAt, note, ...line } = handover;
  const isOurs = agenciesOf(reader).includes(line.agencyId);
  return {
    ...line,
    note: isOurs ? note : null,
    askedAt: askedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export function shownView(handover: QueueHandover, to: readonly Share[], reader: Actor): QueueHandoverView {
  return { ...lineView(handover, reader), to };
}
