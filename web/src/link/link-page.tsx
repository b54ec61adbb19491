import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { api, bodyOf } from '../api/client';
import { asProblem } from '../api/problem';
import { PageNotYet } from '../app/page-states';
import { pathLedTo } from '../app/paths';
import { LINK } from '../texts/link';
import styles from './link.module.css';

const NOT_THEIRS = [403, 404];

/**
 * The link of a message: on to what it was about. For everybody but its addressee it is one and the same page, which tells
 * nobody whether there is such a link, whose it is, or whether it has run out.
 */
export function LinkPage(): ReactElement {
  const { code = '' } = useParams();
  const asked = useQuery({
    queryKey: ['ticket', code],
    queryFn: () => bodyOf(api.GET('/api/v1/tickets/{code}', { params: { path: { code } } })),
    retry: false,
  });
  const { data, error } = asked;
  if (data !== undefined) return <Navigate to={pathLedTo(data.leadsTo) ?? '/notices'} replace />;
  if (error === null || !NOT_THEIRS.includes(asProblem(error).status)) return <PageNotYet asked={asked} />;
  return (
    <section className={styles['closed']}>
      <h1>{LINK.title}</h1>
      <p>{LINK.why}</p>
      <Link to="/tasks">{LINK.toTasks}</Link>
    </section>
  );
}
