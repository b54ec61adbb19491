import type { ReactElement } from 'react';
import { SETTLE } from '../texts/settle';
import { ChoiceField } from '../ui/choice-field';
import { Field } from '../ui/field';
import { useOptions } from '../words/words';
import { type OnTheSpot, SOURCES } from './settling';

/** Where and who, for what no call has announced. */
export function NewFields({
  typed,
  put,
  fault,
}: {
  readonly typed: OnTheSpot;
  readonly put: (change: Partial<OnTheSpot>) => void;
  readonly fault: string | undefined;
}): ReactElement {
  const sources = useOptions('case_source').filter(({ code }) => SOURCES.includes(code));
  return (
    <>
      <Field
        label={SETTLE.where}
        hint={SETTLE.whereHint}
        fault={fault}
        value={typed.where}
        onChange={(event) => put({ where: event.target.value })}
        autoComplete="off"
      />
      <Field
        label={SETTLE.who}
        value={typed.who}
        onChange={(event) => put({ who: event.target.value })}
        autoComplete="off"
      />
      <ChoiceField
        label={SETTLE.how}
        options={sources}
        value={typed.source}
        onChange={(source) => put({ source: source as OnTheSpot['source'] })}
      />
    </>
  );
}
