import type { ReactElement } from 'react';
import { useState } from 'react';
import { STEP_GROUPS, STEP_SHEETS } from '../../texts/steps';
import { STEPS } from '../../texts/referral';
import { Button } from '../../ui/button';
import { Say } from '../../ui/say';
import { Sheet } from '../../ui/sheet';
import type { Referral } from '../referral-query';
import styles from '../referral.module.css';
import { FieldInput } from './fields/field-input';
import { type Draft, Filled } from './fields/filled';
import { useStepTitle } from './offered';
import { sheetOf } from './sheets';
import { StepForm } from './step-form';

/** The form of one step: what will come of it, what it asks, and the button. */
export function StepSheet({
  referral,
  step,
  onDone,
  onClose,
}: {
  readonly referral: Referral;
  readonly step: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const title = useStepTitle()(step);
  const [draft, setDraft] = useState<Draft>({});
  const sheet = sheetOf(step);
  const fields = sheet.fields(referral, draft);
  const filled = new Filled(fields, draft);
  const says = STEP_SHEETS.says[step];
  return (
    <Sheet title={title} onClose={onClose}>
      <StepForm
        referral={referral}
        isWhole={filled.missing.length === 0}
        missing={filled.missing}
        sendWords={sheet.confirms === true ? STEPS.confirm(title) : STEPS.send}
        step={(params) => sheet.send(params, filled, referral)}
        onDone={onDone}
      >
        {says === undefined ? null : <Say tone="plain">{says}</Say>}
        {fields.map((field, index) => (
          <FieldInput
            key={field.name}
            field={field}
            referral={referral}
            draft={draft}
            isFirst={index === 0}
            onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          />
        ))}
      </StepForm>
    </Sheet>
  );
}

/** Every step that is not in sight, in words, by what it is for. */
export function MoreSheet({
  referral,
  steps,
  onChoose,
  onClose,
}: {
  readonly referral: Referral;
  readonly steps: readonly string[];
  readonly onChoose: (step: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const title = useStepTitle();
  const known = STEP_GROUPS.flatMap(({ steps: listed }) => listed);
  const groups = [
    ...STEP_GROUPS,
    { title: STEPS.others, steps: steps.filter((step) => !known.includes(step)) },
  ].filter((group) => group.steps.some((step) => steps.includes(step)));
  return (
    <Sheet title={STEPS.moreOf(referral.caseNumber)} onClose={onClose}>
      <div className={styles['menu']}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            {group.steps
              .filter((step) => steps.includes(step))
              .map((step) => (
                <Button key={step} onClick={() => onChoose(step)}>
                  <b>{title(step)}</b>
                  <small>{STEP_SHEETS.hints[step] ?? ''}</small>
                </Button>
              ))}
          </section>
        ))}
      </div>
    </Sheet>
  );
}
