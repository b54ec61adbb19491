import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { Opening, PageProblem } from '../../app/page-states';
import { ADMIN } from '../../texts/admin';
import styles from '../admin.module.css';

/** A page of administration: what it is about, what can be done on it, and the thing itself. */
export function Page({
  title,
  lead,
  mark,
  actions,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly mark?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className={styles['page']}>
      <header className={styles['head']}>
        <div>
          <h1>
            {title}
            {mark}
          </h1>
          {lead === undefined ? null : <p>{lead}</p>}
        </div>
        <div className={styles['actions']}>{actions}</div>
      </header>
      {children}
    </section>
  );
}

/** A part of a page with a name of its own. */
export function Card({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className={styles['card']}>
      <div className={styles['cardHead']}>
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** What an answer looks like to a part of a page, of whatever library it comes. */
interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Shows what was asked for once it is here; on its way or refused, says so. */
export function Answered<T>({
  asked,
  children,
}: {
  readonly asked: Asked<T>;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const { data, error, refetch } = asked;
  if (data !== undefined) return children(data);
  return error === null ? <Opening /> : <PageProblem error={error} onAgain={() => void refetch()} />;
}

/** Asks for the next page of a list, as long as there is one. */
export function More({
  list,
}: {
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
}): ReactElement | null {
  if (!list.hasNextPage) return null;
  return (
    <div>
      <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {ADMIN.more}
      </Button>
    </div>
  );
}
