import { type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import { STEPS } from '../../texts/referral';
import { Button } from '../../ui/button';
import { ProblemSay } from '../../ui/problem-say';
import { Sheet } from '../../ui/sheet';
import type { Referral } from '../referral-query';
import styles from '../referral.module.css';
import { AskForm, ContactForm, OutcomeForm, ProgressForm, RefuseForm } from './forms';
import { useStep } from './take-step';

/** Steps that ask something, the likeliest first. */
const FORMS = {
  first_contact: ContactForm,
  report_outcome: OutcomeForm,
  feedback: ProgressForm,
  request_info: AskForm,
  reject: RefuseForm,
} as const;

type FormStep = keyof typeof FORMS;

/** A refusal is one button, whether it stands or is reviewed: that depends on the reason, and the server knows. */
function isOffered(step: FormStep, events: readonly string[]): boolean {
  return events.includes(step) || (step === 'reject' && events.includes('reject_final'));
}

/** What whoever reads the referral may do with it now; the likeliest step is the one that stands out. */
export function StepsBar({ referral }: { readonly referral: Referral }): ReactElement | null {
  const [open, setOpen] = useState<FormStep | null>(null);
  const accepting = useStep(referral, () => undefined);
  const offered = (Object.keys(FORMS) as FormStep[]).filter((step) => isOffered(step, referral.events));
  const mayAccept = referral.events.includes('accept');
  if (offered.length === 0 && !mayAccept) return null;
  const Form = open === null ? null : FORMS[open];
  const close = (): void => setOpen(null);
  return (
    <div className={styles['bar']}>
      <ProblemSay problem={accepting.problem} />
      <div className={styles['steps']}>
        {mayAccept ? (
          <Button
            look="main"
            busy={accepting.isUnderWay}
            onClick={() =>
              accepting.take((params) => api.POST('/api/v1/referrals/{id}/acceptance', { params, body: {} }))
            }
          >
            {STEPS.accept}
          </Button>
        ) : null}
        {offered.map((step, index) => (
          <Button
            key={step}
            look={index === 0 && !mayAccept ? 'main' : 'plain'}
            onClick={() => setOpen(step)}
          >
            {STEPS[step]}
          </Button>
        ))}
      </div>
      {Form === null || open === null ? null : (
        <Sheet title={STEPS[open]} onClose={close}>
          <Form referral={referral} onDone={close} />
        </Sheet>
      )}
    </div>
  );
}
