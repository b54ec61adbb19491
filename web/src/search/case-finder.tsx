import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { PartNotYet } from '../app/page-states';
import { FINDER, SEARCH } from '../texts/search';
import { Button } from '../ui/button';
import { ChoiceField } from '../ui/choice-field';
import { Field } from '../ui/field';
import { foundQuery } from './found-query';

const FEWEST_CHARACTERS = 2;
const FIRST_WORDS = 24;

/**
 * Another case, found by its number or by what one remembers of it; asked for on purpose, for each search is on record.
 * @param except the case it cannot be
 */
export function CaseFinder({
  label,
  hint = FINDER.hint,
  except,
  value,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly except?: string | undefined;
  readonly value: string | null;
  /** The id of the case; null once others are looked for. */
  readonly onChange: (caseId: string | null) => void;
}): ReactElement {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const q = typed.trim();
  const find = (): void => {
    if (q.length < FEWEST_CHARACTERS) return;
    // What was chosen is no longer to be seen.
    onChange(null);
    setAsked(q);
  };
  const findOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    find();
  };
  return (
    <>
      <Field
        label={label}
        hint={hint}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={findOnEnter}
      />
      <Button onClick={find} disabled={q.length < FEWEST_CHARACTERS}>
        {SEARCH.find}
      </Button>
      {asked === '' ? null : <Found q={asked} except={except} value={value} onChange={onChange} />}
    </>
  );
}

/** What of the answer can be meant: another case, and one that goes on itself. */
function Found({
  q,
  except,
  value,
  onChange,
}: {
  readonly q: string;
  readonly except: string | undefined;
  readonly value: string | null;
  readonly onChange: (caseId: string) => void;
}): ReactElement {
  const search = useQuery(foundQuery(q));
  const { data } = search;
  if (data === undefined) return <PartNotYet asked={search} />;
  const options = data.items
    .filter(({ id, mergedInto }) => id !== except && mergedInto === null)
    .map(({ id, number, typeName, narrative }) => ({
      code: id,
      label: `${number} ${typeName ?? ''} ${narrative.slice(0, FIRST_WORDS)}`,
    }));
  if (options.length === 0) return <p role="status">{FINDER.none}</p>;
  return <ChoiceField label={FINDER.found} options={options} value={value} onChange={onChange} />;
}
