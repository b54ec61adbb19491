import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { type Asked, PageNotYet, PartNotYet } from '../../app/page-states';
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

type Answerable<T> = Asked & { readonly data: T | undefined };

/** Shows a part of a page once what was asked for is here; on its way or refused, says so. */
export function Answered<T>({
  asked,
  children,
}: {
  readonly asked: Answerable<T>;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  return asked.data === undefined ? <PartNotYet asked={asked} /> : children(asked.data);
}

/** The same, where nothing of the page is there before it. */
export function AnsweredPage<T>({
  asked,
  children,
}: {
  readonly asked: Answerable<T>;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  return asked.data === undefined ? <PageNotYet asked={asked} /> : children(asked.data);
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
