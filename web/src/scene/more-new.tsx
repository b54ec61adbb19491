import type { ReactElement } from 'react';
import { SETTLE } from '../texts/settle';
import card from '../ui/card.module.css';
import { Field } from '../ui/field';
import { SelectField } from '../ui/select-field';
import { useDisputeTypes } from '../words/words';
import type { OnTheSpot } from './settling';

/** Whom it is against and of what kind it is: seldom needed on the spot, and loaded when it is unfolded. */
export function MoreNew({
  typed,
  put,
  fault,
}: {
  readonly typed: OnTheSpot;
  readonly put: (change: Partial<OnTheSpot>) => void;
  readonly fault: string | undefined;
}): ReactElement {
  return (
    <div className={card['form']}>
      <Field
        label={SETTLE.other}
        hint={SETTLE.whoHint}
        fault={fault}
        value={typed.other}
        onChange={(event) => put({ other: event.target.value })}
        autoComplete="off"
      />
      <SelectField
        label={SETTLE.type}
        none={SETTLE.noType}
        options={useDisputeTypes()}
        value={typed.typeCode}
        onChange={(typeCode) => put({ typeCode })}
      />
    </div>
  );
}
