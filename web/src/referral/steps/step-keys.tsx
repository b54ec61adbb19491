import { type ReactElement, useEffect } from 'react';
import { isWriting } from '../../ui/is-writing';
import styles from '../referral.module.css';

/** A letter for each step. */
export type StepKeys = Readonly<Record<string, string>>;

/** The letter of a step, on its button. */
export function KeyHint({
  keys,
  step,
}: {
  readonly keys: StepKeys | null;
  readonly step: string;
}): ReactElement | null {
  const letter = keys?.[step];
  return letter === undefined ? null : (
    <kbd className={styles['key']} aria-hidden="true">
      {letter.toUpperCase()}
    </kbd>
  );
}

/** Letters take steps while nobody writes and no form is open. */
export function useStepKeys(
  keys: StepKeys | null,
  steps: readonly string[],
  press: (step: string) => void,
): void {
  useEffect(() => {
    if (keys === null) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const step = steps.find((name) => keys[name] === event.key.toLowerCase());
      if (step === undefined) return;
      event.preventDefault();
      press(step);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
