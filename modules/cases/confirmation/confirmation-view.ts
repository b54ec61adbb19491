import type { ConfirmationView } from '../reading/case.view.js';
import type { ConfirmationRow } from './confirmation.store.js';

/** What the standing is called. */
export const LABELS: Readonly<Record<ConfirmationView['standing'], string>> = {
  open: '可共同申请司法确认',
  applied: '已申请司法确认',
  lapsed: '已过司法确认申请期限',
  barred: '不能司法确认',
};

/** As the case shows it. */
export function toConfirmationView(row: ConfirmationRow): ConfirmationView {
  const standing = standingOf(row);
  return {
    id: row.id,
    agreedAt: row.inForceAt.toISOString(),
    standing,
    label: LABELS[standing],
    until: row.until?.toISOString() ?? null,
    appliedAt: row.appliedAt?.toISOString() ?? null,
    court: row.court,
    barredBy: [...row.barredBy],
  };
}

function standingOf({ until, appliedAt, lapsedAt }: ConfirmationRow): ConfirmationView['standing'] {
  if (until === null) return 'barred';
  if (appliedAt !== null) return 'applied';
  return lapsedAt === null ? 'open' : 'lapsed';
}
