import type { ReactElement } from 'react';
import { CaseFinder } from '../../../search/case-finder';
import { ChoiceField } from '../../../ui/choice-field';
import { Field as TextField } from '../../../ui/field';
import { WordsField } from '../../../ui/words-field';
import { useOptions } from '../../../words/words';
import type { Referral } from '../../referral-query';
import { AgencyField } from './agency-field';
import { AgreedField } from './agreed-field';
import { ColleagueField } from './colleague-field';
import { ContactFold } from './contact-fold';
import type { Field } from './field';
import { FilesField } from './files-field';
import { type Entered, valueOf } from './filled';
import { SeveralField } from './several-field';

export interface FieldInputProps {
  readonly referral: Referral;
  readonly entered: Entered;
  readonly isFirst: boolean;
  readonly onChange: (change: Entered) => void;
}

const TYPES = { number: 'number', instant: 'datetime-local' } as const;

/** One field of a step, as it is filled in. */
export function FieldInput({ field, ...rest }: FieldInputProps & { readonly field: Field }): ReactElement {
  if (field.kind === 'contact') return <ContactFold fields={field.fields} {...rest} />;
  return <Single field={field} {...rest} />;
}

function Single({
  field,
  referral,
  entered,
  isFirst,
  onChange,
}: FieldInputProps & { readonly field: Exclude<Field, { kind: 'contact' }> }): ReactElement {
  const vocabulary = useOptions('vocabulary' in field ? (field.vocabulary ?? '') : '');
  const value = valueOf(field, entered);
  const text = typeof value === 'string' ? value : '';
  const put = (next: string | readonly string[]): void => onChange({ [field.name]: next });
  const { label, hint, optional = false } = field;
  switch (field.kind) {
    case 'words':
      return (
        <WordsField
          label={label}
          hint={hint}
          value={text}
          onChange={put}
          required={!optional}
          autoFocus={isFirst}
        />
      );
    case 'number':
    case 'instant':
      return (
        <TextField
          label={label}
          {...(hint === undefined ? {} : { hint })}
          type={TYPES[field.kind]}
          min={field.kind === 'number' ? 1 : undefined}
          value={text}
          onChange={(event) => put(event.target.value)}
          required={!optional}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          label={label}
          options={(field.options ?? vocabulary).filter(({ code }) => field.without?.includes(code) !== true)}
          likely={field.likely}
          value={text === '' ? null : text}
          onChange={put}
        />
      );
    case 'several':
      return (
        <SeveralField
          label={label}
          hint={hint}
          options={(field.options ?? vocabulary).filter(({ code }) => field.without?.includes(code) !== true)}
          value={typeof value === 'string' ? [] : value}
          onChange={put}
        />
      );
    case 'agency':
      return (
        <AgencyField
          label={label}
          hint={hint}
          optional={optional}
          value={text}
          onChange={put}
          without={[referral.recipientAgencyId, ...referral.triedAgencyIds]}
        />
      );
    case 'colleague':
      return <ColleagueField label={label} referral={referral} value={text} onChange={put} />;
    case 'case':
      return (
        <CaseFinder
          label={label}
          hint={hint}
          except={referral.caseId}
          value={text === '' ? null : text}
          onChange={(caseId) => put(caseId ?? '')}
        />
      );
    case 'agreed':
      return (
        <AgreedField
          label={label}
          hint={hint}
          referral={referral}
          value={typeof value === 'string' ? [] : value}
          onChange={put}
        />
      );
    case 'files':
      return (
        <FilesField
          label={label}
          caseId={referral.caseId}
          value={typeof value === 'string' ? [] : value}
          onChange={put}
        />
      );
  }
}
