import { lazy, type ReactElement, Suspense, useState } from 'react';
import { SETTLE } from '../texts/settle';
import { ChoiceField } from '../ui/choice-field';
import { Field } from '../ui/field';
import { useOptions } from '../words/words';
import { type OnTheSpot, SOURCES } from './settling';

const MoreNew = lazy(async () => ({ default: (await import('./more-new')).MoreNew }));

type Text = 'where' | 'who';

/** Where and who, for what no call has announced; whom against and of what kind lies folded below. */
export function NewFields({
  typed,
  put,
  faultOf,
}: {
  readonly typed: OnTheSpot;
  readonly put: (change: Partial<OnTheSpot>) => void;
  readonly faultOf: (field: string) => string | undefined;
}): ReactElement {
  const sources = useOptions('case_source').filter(({ code }) => SOURCES.includes(code));
  const [isOpen, setIsOpen] = useState(typed.other !== '' || typed.typeCode !== '');
  const isShown = isOpen || faultOf('other') !== undefined;
  const text = (field: Text, label: string, hint: string): ReactElement => (
    <Field
      label={label}
      hint={hint}
      fault={faultOf(field)}
      value={typed[field]}
      onChange={(event) => put({ [field]: event.target.value })}
      autoComplete="off"
    />
  );
  return (
    <>
      {text('where', SETTLE.where, SETTLE.whereHint)}
      {text('who', SETTLE.who, SETTLE.whoHint)}
      <ChoiceField
        label={SETTLE.how}
        options={sources}
        value={typed.source}
        onChange={(source) => put({ source: source as OnTheSpot['source'] })}
      />
      <details open={isShown} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{SETTLE.moreOfIt}</summary>
        {isShown ? (
          <Suspense fallback={null}>
            <MoreNew typed={typed} put={put} fault={faultOf('other')} />
          </Suspense>
        ) : null}
      </details>
    </>
  );
}
