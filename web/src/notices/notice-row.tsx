import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client';
import { command } from '../api/command-key';
import { pathLedTo } from '../app/paths';
import { NOTICES } from '../texts/notices';
import { TIME } from '../texts/time';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import type { Notice } from './notice-query';
import styles from './notices.module.css';

/** One notice: what it says, until when, of which case; it leads to what it is about. */
export function NoticeRow({ notice }: { readonly notice: Notice }): ReactElement {
  const client = useQueryClient();
  const now = useNow();
  const page = pathLedTo(notice.leadsTo);
  const isNew = notice.readAt === null;

  const markRead = (): void => {
    if (!isNew) return;
    void api
      .POST('/api/v1/me/notices/{id}/reading', { params: { path: { id: notice.id }, header: command() } })
      .then(() => client.invalidateQueries({ queryKey: ['me', 'notices'] }))
      // It stays unread, and is offered as such again: nothing is lost by it.
      .catch(() => undefined);
  };

  const words = (
    <>
      <span className={styles['text']}>
        {isNew ? <b className={styles['new']}>{NOTICES.new}</b> : null}
        {notice.text}
      </span>
      <small>
        {[notice.caseNumber, dueWords(notice, now), calendarWords(notice.createdAt, now)]
          .filter((part) => part !== null)
          .join(' · ')}
      </small>
    </>
  );
  const look = `${styles['row']} ${styles[notice.urgency] ?? ''}`;
  return page === null ? (
    <button type="button" className={look} onClick={markRead}>
      {words}
      <small>{NOTICES.gone}</small>
    </button>
  ) : (
    <Link className={look} to={page} onClick={markRead}>
      {words}
    </Link>
  );
}

/** Until when there is time, or was; of several the earliest. */
function dueWords({ stillDueAt, count }: Notice, now: number): string | null {
  if (stillDueAt === null) return null;
  const when = calendarWords(stillDueAt, now);
  const words = Date.parse(stillDueAt) <= now ? NOTICES.wasDue(when) : TIME.before(when);
  return count > 1 ? NOTICES.earliest(words) : words;
}
