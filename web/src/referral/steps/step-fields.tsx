import { type ReactElement, type ReactNode, useState } from 'react';
import { STEPS } from '../../texts/referral';
import { STEP_SHEETS } from '../../texts/steps';
import { Say } from '../../ui/say';
import type { Referral } from '../referral-query';
import { FieldInput } from './fields/field-input';
import { type Entered, Filled } from './fields/filled';
import { useStepTitle } from './offered';
import { sheetOf } from './sheets';
import { StepForm } from './step-form';

/** One step: what will come of it, what it asks, and the button. */
export function StepFields({
  referral,
  step,
  lead,
  onDone,
}: {
  readonly referral: Referral;
  readonly step: string;
  /** What whoever takes it has to know, above what is asked. */
  readonly lead?: ReactNode;
  readonly onDone: () => void | Promise<void>;
}): ReactElement {
  const title = useStepTitle()(step);
  const [entered, setEntered] = useState<Entered>({});
  const sheet = sheetOf(step);
  const fields = sheet.fields(referral, entered);
  const filled = new Filled(fields, entered);
  const says = STEP_SHEETS.says[step];
  return (
    <StepForm
      referral={referral}
      isWhole={filled.missing.length === 0}
      missing={filled.missing}
      sendWords={sheet.confirms === true ? STEPS.confirm(title) : STEPS.send}
      step={(params) => sheet.send(params, filled, referral)}
      onDone={onDone}
    >
      {lead}
      {says === undefined ? null : <Say tone="plain">{says}</Say>}
      {fields.map((field, index) => (
        <FieldInput
          key={field.name}
          field={field}
          referral={referral}
          entered={entered}
          isFirst={index === 0}
          onChange={(change) => setEntered((before) => ({ ...before, ...change }))}
        />
      ))}
    </StepForm>
  );
}
