import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { REFERRAL } from '../texts/referral';
import card from '../ui/card.module.css';
import { useWords } from '../words/words';
import type { Referral } from './referral-query';

/** What was handed on to others or asked of them, and how far each has come. */
export function Parts({ referral: { children } }: { readonly referral: Referral }): ReactElement | null {
  const word = useWords();
  if (children.length === 0) return null;
  return (
    <section className={card['card']}>
      <h2>{REFERRAL.parts}</h2>
      <ul className={card['lines']}>
        {children.map(({ id, mode, word: standing, recipientAgencyName }) => (
          <li key={id}>
            <Link to={`/referrals/${id}`}>{recipientAgencyName}</Link>
            <small>
              {word('referral_mode', mode)} · {standing}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was ruled on whose duty such disputes are, where it is about the recipient. */
export function Rulings({ referral: { rulings } }: { readonly referral: Referral }): ReactElement | null {
  if (rulings.length === 0) return null;
  return (
    <section className={card['card']}>
      <h2>{REFERRAL.rulings}</h2>
      <ul className={card['lines']}>
        {rulings.map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
    </section>
  );
}
