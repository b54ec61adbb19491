import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Empty, PartNotYet } from '../app/page-states';
import { SEARCH } from '../texts/search';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Say } from '../ui/say';
import { CaseRow } from './case-row';
import { foundQuery } from './found-query';
import styles from './search.module.css';

/** The server answers with no more than this. */
const MOST = 50;

/** Finds a case by whatever is known of it. What was typed is in no address: it may be a name. */
export function SearchPage(): ReactElement {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(typed.trim());
  };
  return (
    <section className={styles['page']}>
      <h1>{SEARCH.title}</h1>
      <form role="search" className={styles['form']} onSubmit={submit}>
        <Field
          label={SEARCH.label}
          hint={SEARCH.hint}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
          autoFocus
          required
        />
        <Button look="main" type="submit">
          {SEARCH.find}
        </Button>
      </form>
      {asked === '' ? null : <Found key={asked} q={asked} />}
    </section>
  );
}

function Found({ q }: { readonly q: string }): ReactElement {
  const search = useQuery(foundQuery(q));
  const { data } = search;
  if (data === undefined) return <PartNotYet asked={search} />;
  const { by, items } = data;
  if (items.length === 0) return <Empty title={SEARCH.none} hint={SEARCH.noneHint} />;
  return (
    <>
      <p role="status">{SEARCH.found(items.length, SEARCH.by[by] ?? '')}</p>
      {items.length < MOST ? null : <Say tone="plain">{SEARCH.tooMany(items.length)}</Say>}
      <ul className={styles['found']}>
        {items.map((item) => (
          <li key={item.id}>
            <CaseRow item={item} />
          </li>
        ))}
      </ul>
    </>
  );
}
