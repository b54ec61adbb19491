import type { ReactElement } from 'react';
import type { Referral } from '../../referral/referral-query';
import { BOARD_ACTS } from '../../texts/board';
import { CHASE_ANSWERS } from '../../texts/referral';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { useWords } from '../../words/words';
import styles from '../board.module.css';

/** Whom to call at the recipient, and who has asked them before. */
export function ChaseLead({ referral }: { readonly referral: Referral }): ReactElement {
  return (
    <>
      <Duty referral={referral} />
      <Earlier referral={referral} />
    </>
  );
}

function Duty({ referral: { recipientDuty } }: { readonly referral: Referral }): ReactElement {
  if (recipientDuty === null) return <p className={styles['muted']}>{BOARD_ACTS.noDuty}</p>;
  const { person, phone, hours } = recipientDuty;
  return (
    <p>
      {BOARD_ACTS.duty(person)} <a href={`tel:${phone}`}>{phone}</a> {hours}
    </p>
  );
}

function Earlier({ referral: { chases } }: { readonly referral: Referral }): ReactElement {
  const word = useWords();
  const now = useNow();
  if (chases.items.length === 0) return <p className={styles['muted']}>{BOARD_ACTS.nobodyAsked}</p>;
  return (
    <ul className={styles['earlier']} aria-label={BOARD_ACTS.earlier}>
      {chases.items.map(({ at, by, channel, reached, note }) => (
        <li key={at}>
          {calendarWords(at, now)} {by} {word('contact_channel', channel)}{' '}
          {reached ? CHASE_ANSWERS.yes : CHASE_ANSWERS.no}
          {note === null ? null : <small>{note}</small>}
        </li>
      ))}
    </ul>
  );
}
