import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { chinaDay } from '../../../src/kernel/china-time';
import { api, bodyOf } from '../api/client';
import { useCommand } from '../api/use-command';
import { ABSENCES } from '../texts/absences';
import { fieldWords } from '../texts/problems';
import { useNow } from '../time/now';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Field } from '../ui/field';
import { ProblemSay } from '../ui/problem-say';
import { SelectField } from '../ui/select-field';
import { Sheet } from '../ui/sheet';
import { type Absence, absencesQuery, type Colleague, coversQuery } from './absence-queries';
import styles from './absences.module.css';
import { stretchOf, type Typed } from './stretch';

interface RecordSheetProps {
  /** Whom it may be recorded for, the signed-in user first. */
  readonly people: readonly Colleague[];
  readonly onClose: () => void;
  readonly onDone: (absence: Absence) => void;
}

/** Records an absence with its cover, from today unless another day is chosen. */
export function RecordSheet({ people, onClose, onDone }: RecordSheetProps): ReactElement {
  const client = useQueryClient();
  const today = chinaDay(new Date(useNow()));
  const [self] = people;
  const [userId, setUserId] = useState(self?.userId ?? '');
  const [coverUserId, setCoverUserId] = useState('');
  const [typed, setTyped] = useState<Typed>({ isPart: false, from: today, until: today });
  const { data: covers } = useQuery(coversQuery(userId));
  const stretch = stretchOf(typed);
  const { give, isUnderWay, problem } = useCommand(
    (header, when: { readonly from: string; readonly until: string }) =>
      bodyOf(
        api.POST('/api/v1/users/{id}/absences', {
          params: { path: { id: userId }, header },
          body: { coverUserId, ...when },
        }),
      ),
    (absence) => {
      void client.invalidateQueries({ queryKey: absencesQuery.queryKey });
      onDone(absence);
    },
  );
  const untilProblem = problem?.fields.find(({ path }) => path === 'until');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (stretch !== null && coverUserId !== '') give(stretch);
  };
  return (
    <Sheet title={ABSENCES.record} onClose={onClose}>
      <form className={card['form']} onSubmit={submit}>
        {people.length < 2 ? null : (
          <SelectField
            label={ABSENCES.who}
            none={null}
            options={people.map(({ userId: code, displayName }) => ({
              code,
              label: code === self?.userId ? ABSENCES.self(displayName) : displayName,
            }))}
            value={userId}
            onChange={(code) => {
              setUserId(code);
              setCoverUserId('');
            }}
          />
        )}
        <When typed={typed} today={today} onChange={setTyped} />
        {covers?.length === 0 ? (
          <p>{ABSENCES.noCover}</p>
        ) : (
          <SelectField
            label={ABSENCES.cover}
            none={ABSENCES.chooseCover}
            required
            options={(covers ?? []).map(({ userId: code, displayName, places }) => ({
              code,
              label: ABSENCES.coverIn(displayName, places.join('、')),
            }))}
            value={coverUserId}
            onChange={setCoverUserId}
          />
        )}
        {stretch === null && typed.from !== '' && typed.until !== '' ? (
          <p role="alert">{ABSENCES.untilBefore}</p>
        ) : null}
        <ProblemSay problem={problem}>
          {untilProblem === undefined ? null : <p>{fieldWords(untilProblem)}</p>}
        </ProblemSay>
        <Button look="main" type="submit" busy={isUnderWay} disabled={covers?.length === 0}>
          {ABSENCES.save}
        </Button>
        <Button onClick={onClose}>{ABSENCES.keep}</Button>
      </form>
    </Sheet>
  );
}

/** Whole days, which is what most are away for; times for who wants them. */
function When({
  typed,
  today,
  onChange,
}: {
  readonly typed: Typed;
  readonly today: string;
  readonly onChange: (typed: Typed) => void;
}): ReactElement {
  const { isPart, from, until } = typed;
  const type = isPart ? 'datetime-local' : 'date';
  const switchTo = (part: boolean): void => {
    const day = (text: string): string => text.slice(0, 10);
    if (part) onChange({ isPart: true, from: `${day(from)}T09:00`, until: `${day(until)}T18:00` });
    else onChange({ isPart: false, from: day(from), until: day(until) });
  };
  return (
    <>
      <div className={styles['days']}>
        <Field
          label={isPart ? ABSENCES.fromTime : ABSENCES.from}
          type={type}
          required
          min={isPart ? `${today}T00:00` : today}
          value={from}
          onChange={({ target }) => onChange({ ...typed, from: target.value })}
        />
        <Field
          label={isPart ? ABSENCES.untilTime : ABSENCES.until}
          type={type}
          required
          min={from}
          value={until}
          onChange={({ target }) => onChange({ ...typed, until: target.value })}
        />
      </div>
      <label className={styles['part']}>
        <input type="checkbox" checked={isPart} onChange={({ target }) => switchTo(target.checked)} />
        {ABSENCES.part}
      </label>
    </>
  );
}
