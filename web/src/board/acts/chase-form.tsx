import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { api, type Views } from '../../api/client';
import { useCommand } from '../../api/use-command';
import { type Referral, referralQuery } from '../../referral/referral-query';
import { ACTS } from '../../texts/board';
import { STEPS } from '../../texts/referral';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ChoiceField } from '../../ui/choice-field';
import { ProblemSay } from '../../ui/problem-say';
import { Say } from '../../ui/say';
import { WordsField } from '../../ui/words-field';
import { useOptions, useWords } from '../../words/words';
import styles from '../board.module.css';

type Channel = Views['ChaseDto']['channel'];
const CHANNELS: readonly string[] = ['phone', 'visit', 'message'] satisfies readonly Channel[];
const ANSWERS = [
  { code: 'yes', label: ACTS.yes },
  { code: 'no', label: ACTS.no },
];

/** Puts on record that the recipient was asked, with whom to call and who has called before. */
export function ChaseForm({
  referral,
  onDone,
}: {
  readonly referral: Referral;
  readonly onDone: () => Promise<void>;
}): ReactElement {
  const client = useQueryClient();
  const [channel, setChannel] = useState<string | null>(null);
  const [reached, setReached] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const options = useOptions('contact_channel').filter(({ code }) => CHANNELS.includes(code));
  const isWhole = channel !== null && reached !== null;
  const chasing = useCommand(async (header) => {
    const { data } = await api.POST('/api/v1/referrals/{id}/chases', {
      params: { path: { id: referral.id }, header },
      body: {
        channel: channel as Channel,
        reached: reached === 'yes',
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    });
    client.setQueryData(referralQuery(referral.id).queryKey, data);
  }, onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsAsked(true);
    if (isWhole) chasing.give();
  };
  return (
    <form className={card['form']} onSubmit={submit} noValidate>
      <Duty referral={referral} />
      <Earlier referral={referral} />
      <ChoiceField label={ACTS.channel} options={options} value={channel} onChange={setChannel} />
      <ChoiceField label={ACTS.reached} options={ANSWERS} value={reached} onChange={setReached} />
      <WordsField label={ACTS.note} hint={ACTS.noteHint} value={note} onChange={setNote} />
      {isAsked && !isWhole ? <Say tone="fault">{STEPS.missing}</Say> : null}
      <ProblemSay problem={chasing.problem} />
      <Button look="main" type="submit" busy={chasing.isUnderWay}>
        {ACTS.record}
      </Button>
    </form>
  );
}

function Duty({ referral: { recipientDuty } }: { readonly referral: Referral }): ReactElement {
  if (recipientDuty === null) return <p className={styles['muted']}>{ACTS.noDuty}</p>;
  const { person, phone, hours } = recipientDuty;
  return (
    <p>
      {ACTS.duty(person)} <a href={`tel:${phone}`}>{phone}</a> {hours}
    </p>
  );
}

function Earlier({ referral: { chases } }: { readonly referral: Referral }): ReactElement {
  const word = useWords();
  const now = useNow();
  if (chases.items.length === 0) return <p className={styles['muted']}>{ACTS.nobodyAsked}</p>;
  return (
    <ul className={styles['earlier']} aria-label={ACTS.earlier}>
      {chases.items.map(({ at, by, channel, reached, note }) => (
        <li key={at}>
          {calendarWords(at, now)} {by} {word('contact_channel', channel)} {reached ? ACTS.yes : ACTS.no}
          {note === null ? null : <small>{note}</small>}
        </li>
      ))}
    </ul>
  );
}
