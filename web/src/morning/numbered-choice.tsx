import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import cards from '../ui/radio-cards.module.css';
import { Empty } from '../app/page-states';
import styles from './morning.module.css';

interface NumberedItem {
  readonly id: string;
  readonly title: string;
  readonly notes: readonly string[];
}

const NUMBERS = 9;

/** One of a list by its number; Enter takes the one that is marked. */
export function NumberedChoice({
  label,
  empty,
  items,
  chosen,
  onChoose,
  onConfirm,
  confirm,
  busy,
  children,
}: {
  readonly label: string;
  readonly empty: string;
  readonly items: readonly NumberedItem[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onConfirm: () => void;
  readonly confirm: string;
  readonly busy: boolean;
  readonly children?: ReactNode;
}): ReactElement {
  const list = useRef<HTMLFieldSetElement>(null);
  useEffect(() => list.current?.querySelector('input')?.focus(), []);
  if (items.length === 0) return <Empty title={empty} hint="" />;

  /** The number of one, or Enter on one that is not marked yet, marks it. */
  const onKey = (event: KeyboardEvent): void => {
    const inputs = [...(list.current?.querySelectorAll('input') ?? [])];
    const at =
      event.key === 'Enter' ? inputs.findIndex((input) => input === event.target) : Number(event.key) - 1;
    const item = at < NUMBERS || event.key === 'Enter' ? items[at] : undefined;
    if (item === undefined || (event.key === 'Enter' && item.id === chosen)) return;
    event.preventDefault();
    event.stopPropagation();
    inputs[at]?.focus();
    onChoose(item.id);
  };

  return (
    <form
      className={card['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== null) onConfirm();
      }}
    >
      <fieldset ref={list} className={`${cards['cards']} ${styles['choice']}`} onKeyDown={onKey}>
        <legend>{label}</legend>
        {items.map(({ id, title, notes }, index) => (
          <label key={id}>
            <input type="radio" name={label} checked={chosen === id} onChange={() => onChoose(id)} />
            <span>
              <b>
                {index < NUMBERS ? <kbd>{index + 1}</kbd> : null} {title}
              </b>
              {notes.length === 0 ? null : <small>{notes.join(' · ')}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      {children}
      <Button look="main" type="submit" busy={busy} disabled={chosen === null}>
        {confirm}
      </Button>
    </form>
  );
}
