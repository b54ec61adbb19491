import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { CASE } from '../texts/case';
import card from '../ui/card.module.css';
import { Countdown } from '../ui/countdown';
import { caseReferralsQuery } from './case-query';

/** To whom the case was sent, and where that stands; the oldest first. */
export function CaseReferrals({ caseId }: { readonly caseId: string }): ReactElement | null {
  const { data } = useQuery(caseReferralsQuery(caseId));
  if (data === undefined) return null;
  return (
    <section className={card['card']}>
      <h2>{CASE.referrals}</h2>
      {data.items.length === 0 ? <p>{CASE.noReferrals}</p> : null}
      <ol className={card['path']}>
        {data.items.map(({ id, recipientAgencyName, word, handlerName, deadlineAt }) => (
          <li key={id}>
            <Link to={`/referrals/${id}`}>
              {recipientAgencyName} · {word}
            </Link>
            <small>{handlerName}</small>
            {deadlineAt === null ? null : <Countdown deadlineAt={deadlineAt} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
