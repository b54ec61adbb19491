import type { ReactElement } from 'react';
import { STEP_GROUPS, STEP_SHEETS } from '../../texts/steps';
import { STEPS } from '../../texts/referral';
import { Button } from '../../ui/button';
import { Sheet } from '../../ui/sheet';
import type { Referral } from '../referral-query';
import styles from '../referral.module.css';
import { useStepTitle } from './offered';
import { StepFields } from './step-fields';

/** The form of one step, over the page. */
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
  return (
    <Sheet title={useStepTitle()(step)} onClose={onClose}>
      <StepFields referral={referral} step={step} onDone={onDone} />
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
