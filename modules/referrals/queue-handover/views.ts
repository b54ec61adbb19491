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

export function lineView({ askedBy: _, askedAt, endedAt, ...line }: QueueHandover): QueueHandoverLineView {
  return { ...line, askedAt: askedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

export function shownView(handover: QueueHandover, to: readonly Share[]): QueueHandoverView {
  return { ...lineView(handover), to };
}
