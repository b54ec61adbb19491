import type { Referral } from '../../referral-query';
import type { Field } from '../fields/field';
import type { Entered, Filled } from '../fields/filled';
import type { Step } from '../take-step';

type Sending = Parameters<Step>[0];

/** One step: what it asks, and how it is sent. */
export interface StepSheetOf {
  readonly fields: (referral: Referral, entered: Entered) => readonly Field[];
  readonly send: (params: Sending, filled: Filled, referral: Referral) => ReturnType<Step>;
  /** It cannot be taken back: the button says once more what it does. */
  readonly confirms?: boolean;
}

export type StepSheets = Readonly<Record<string, StepSheetOf>>;

/** A step that asks nothing. */
export const NOTHING = (): readonly Field[] => [];
