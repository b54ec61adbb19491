import { type ReactElement, useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession } from '../session/session';
import { DRAFTS } from '../texts/drafts';
import { type Draft, isUnsent } from './draft';
import styles from './drafts.module.css';
import { openOutbox, useDrafts } from './use-outbox';

export { LeaveSheet } from './leave-sheet';

/** Says above every page what was written elsewhere and is not sent yet; it sends by itself. */
export function UnsentBar(): ReactElement | null {
  const { userId } = useSession();
  const { pathname } = useLocation();
  const drafts = useDrafts();
  useEffect(() => openOutbox(userId), [userId]);
  const waiting = drafts.filter(isUnsent).filter(({ standing }) => standing === 'waiting');
  const begun = drafts.filter(({ standing, page }) => standing === 'typing' && page !== pathname);
  const halted = drafts.filter(({ standing, page }) => standing === 'halted' && page !== pathname);
  const lines = [
    ...(waiting.length === 0 ? [] : [{ id: 'waiting', text: DRAFTS.waiting(waiting.length), page: null }]),
    ...begun.map(lineOf),
    ...halted.map(lineOf),
  ];
  if (lines.length === 0) return null;
  return (
    <div className={styles['bar']} role="status">
      {lines.map(({ id, text, page }) => (
        <p key={id}>
          {text} {page === null ? null : <Link to={page}>{DRAFTS.goOn}</Link>}
        </p>
      ))}
    </div>
  );
}

function lineOf({ id, standing, page }: Draft): { id: string; text: string; page: string } {
  return { id, text: standing === 'halted' ? DRAFTS.halted : DRAFTS.begun, page };
}
