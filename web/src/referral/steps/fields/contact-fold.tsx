import { type ReactElement, useState } from 'react';
import { STEP_SHEETS } from '../../../texts/steps';
import { Button } from '../../../ui/button';
import { useWords } from '../../../words/words';
import styles from '../../referral.module.css';
import type { Field } from './field';
import { FieldInput, type FieldInputProps } from './field-input';
import { Filled } from './filled';

/** The contact that is put on record with a step, in one sentence; what is not so is changed below it. */
export function ContactFold({
  fields,
  ...rest
}: FieldInputProps & { readonly fields: readonly Field[] }): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const word = useWords();
  if (isOpen) {
    return (
      <>
        {fields.map((field) => (
          <FieldInput key={field.name} field={field} {...rest} isFirst={false} />
        ))}
      </>
    );
  }
  const filled = new Filled(fields, rest.entered);
  return (
    <p className={styles['fold']}>
      <span>
        {STEP_SHEETS.withContact(
          word('contact_channel', filled.text('channel')),
          word('contact_role', filled.text('who')),
          word('contact_result', filled.text('result')),
        )}
      </span>
      <Button look="quiet" onClick={() => setIsOpen(true)}>
        {STEP_SHEETS.changeContact}
      </Button>
    </p>
  );
}
