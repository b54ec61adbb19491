import { lazy, type ReactElement, Suspense, useEffect, useRef, useState } from 'react';
import { api } from '../../api/client';
import { Opening } from '../../app/page-states';
import { STEPS } from '../../texts/referral';
import { Button } from '../../ui/button';
import { ProblemSay } from '../../ui/problem-say';
import { Say } from '../../ui/say';
import type { Referral } from '../referral-query';
import styles from '../referral.module.css';
import { offeredSteps, useStepTitle } from './offered';
import { KeyHint, type StepKeys, useStepKeys } from './step-keys';
import { useStep } from './take-step';

const openSheet = () => import('./step-sheet');
const StepSheet = lazy(async () => ({ default: (await openSheet()).StepSheet }));
const MoreSheet = lazy(async () => ({ default: (await openSheet()).MoreSheet }));

/** The list of all other steps, as something that can be open. */
const MORE = 'more';
/** Accepting asks nothing. */
const ACCEPT = 'accept';

/** What whoever reads the referral may do with it now; the likeliest step is the one that stands out. */
export function StepsBar({
  referral,
  keys = null,
}: {
  readonly referral: Referral;
  /** The letter of each step in sight, where there is a keyboard. */
  readonly keys?: StepKeys | null;
}): ReactElement | null {
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const title = useStepTitle();
  const accepting = useStep(referral, () => setDone(ACCEPT));
  const offered = offeredSteps(referral);
  // A step whose word has not come yet is not shown as a code, and the way to all others comes last.
  const isSaid = (step: string): boolean => title(step) !== step;
  const likely = offered.likely.filter(isSaid);
  const others = [...offered.likely, ...offered.others].every(isSaid) ? offered.others : [];

  // The forms are on their way while the page is read, so that a slow network is not felt at the first tap.
  useEffect(() => void openSheet().catch(() => undefined), []);

  // The button that was pressed is gone once its step is done: who goes on with the keyboard goes on from the next one.
  useEffect(() => {
    if (done === null || document.activeElement !== document.body) return;
    bar.current?.querySelector('button')?.focus();
  }, [done, referral.version]);

  const press = (step: string): void => {
    setDone(null);
    if (step !== ACCEPT) setOpen(step);
    else accepting.give((params) => api.POST('/api/v1/referrals/{id}/acceptance', { params, body: {} }));
  };
  useStepKeys(keys, [...likely, ...(others.length > 0 ? [MORE] : [])], press);

  if (likely.length === 0 && others.length === 0 && done === null) return null;
  return (
    <div ref={bar} className={styles['bar']}>
      <ProblemSay problem={accepting.problem} />
      {done === null ? null : <Say tone="good">{STEPS.done(title(done))}</Say>}
      <div className={styles['steps']}>
        {likely.map((step, index) => (
          <Button
            key={step}
            look={index === 0 ? 'main' : 'plain'}
            busy={step === ACCEPT && accepting.isUnderWay}
            onClick={() => press(step)}
          >
            {title(step)}
            <KeyHint keys={keys} step={step} />
          </Button>
        ))}
        {others.length === 0 ? null : (
          <Button look={likely.length === 0 ? 'plain' : 'quiet'} onClick={() => press(MORE)}>
            {STEPS.more}
            <KeyHint keys={keys} step={MORE} />
          </Button>
        )}
      </div>
      <Suspense fallback={<Opening />}>
        {open === MORE ? (
          <MoreSheet referral={referral} steps={others} onChoose={press} onClose={() => setOpen(null)} />
        ) : null}
        {open !== null && open !== MORE ? (
          <StepSheet
            key={open}
            referral={referral}
            step={open}
            onClose={() => setOpen(null)}
            onDone={() => {
              setDone(open);
              setOpen((now) => (now === open ? null : now));
            }}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
