import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api } from '../api/client';
import { command } from '../api/command-key';
import { Empty, PageNotYet } from '../app/page-states';
import { NOTICES } from '../texts/notices';
import { Button } from '../ui/button';
import { More } from '../ui/more';
import { NoticeRow } from './notice-row';
import { noticesQuery } from './notice-query';
import styles from './notices.module.css';

/** What the signed-in user was told; opening one marks it as read. */
export function NoticesPage(): ReactElement {
  const client = useQueryClient();
  const list = useInfiniteQuery(noticesQuery);
  const { data } = list;
  const readAll = useMutation({
    mutationFn: () => api.POST('/api/v1/me/notices/reading-all', { params: { header: command() } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['me', 'notices'] }),
  });
  if (data === undefined) return <PageNotYet asked={list} />;
  const notices = data.pages.flatMap(({ items }) => items);
  const unread = data.pages[0]?.unreadCount ?? 0;
  return (
    <section className={styles['page']}>
      <header className={styles['title']}>
        <h1>{NOTICES.title}</h1>
        {unread === 0 ? null : (
          <>
            <span>{NOTICES.unread(unread)}</span>
            <Button look="quiet" busy={readAll.isPending} onClick={() => readAll.mutate()}>
              {NOTICES.readAll}
            </Button>
          </>
        )}
      </header>
      {notices.length === 0 ? <Empty title={NOTICES.none} hint={NOTICES.noneHint} /> : null}
      <ul className={styles['list']}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <NoticeRow notice={notice} />
          </li>
        ))}
      </ul>
      <More of={list} words={NOTICES.more} />
    </section>
  );
}
