import type { ReactElement } from 'react';
import { REGISTERING } from '../texts/registering';
import { ChoiceField } from '../ui/choice-field';
import { Field } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { useDisputeTypes, useOptions } from '../words/words';
import styles from './registering.module.css';
import type { Community } from './communities';
import type { Written } from './registration';

type Text = keyof Pick<
  Written,
  'applicant' | 'applicantPhone' | 'respondent' | 'respondentPhone' | 'where' | 'amountYuan'
>;

/** Who, where, what kind, how much: as far as somebody knows. */
export function DeskFields({
  typed,
  communities,
  faults,
  onChange,
}: {
  readonly typed: Written;
  readonly communities: readonly Community[];
  readonly faults: { readonly [field: string]: string | undefined };
  readonly onChange: (change: Partial<Written>) => void;
}): ReactElement {
  const types = useDisputeTypes();
  const sources = useOptions('case_source');
  const text = (field: Text, label: string): ReactElement => (
    <Field
      label={label}
      fault={faults[field]}
      value={typed[field]}
      onChange={(event) => onChange({ [field]: event.target.value })}
      autoComplete="off"
    />
  );
  return (
    <>
      <div className={styles['pair']}>
        {text('applicant', REGISTERING.applicant)}
        {text('applicantPhone', REGISTERING.applicantPhone)}
        {text('respondent', REGISTERING.respondent)}
        {text('respondentPhone', REGISTERING.respondentPhone)}
        {text('where', REGISTERING.where)}
        {text('amountYuan', REGISTERING.amount)}
      </div>
      {communities.length === 0 ? null : (
        <SelectField
          label={REGISTERING.community}
          none={REGISTERING.noCommunity}
          options={communities.map(({ code, name }) => ({ code, label: name }))}
          value={typed.areaCode}
          onChange={(areaCode) => onChange({ areaCode })}
        />
      )}
      <SelectField
        label={REGISTERING.type}
        none={REGISTERING.noType}
        options={types}
        value={typed.typeCode}
        onChange={(typeCode) => onChange({ typeCode })}
        fault={faults['typeCode']}
      />
      <ChoiceField
        label={REGISTERING.how}
        options={sources}
        value={typed.source}
        onChange={(source) => onChange({ source: source as Written['source'] })}
      />
    </>
  );
}
