import type { StepKeys } from '../referral/steps/step-keys';

/** The letter of each step that may be in sight. */
export const STEP_KEYS: StepKeys = {
  accept: 'a',
  assignment: 'g',
  first_contact: 'c',
  report_outcome: 'd',
  feedback: 'f',
  request_info: 'q',
  reject: 'r',
  supply_info: 's',
  resume: 'u',
  confirm: 'v',
  return: 'b',
  overrule: 'o',
  uphold: 'p',
  agree_recall: 'y',
  decline_recall: 'n',
  handover_done: 'h',
  'extension-decision': 'x',
  submit: 't',
  recall: 'w',
  reopen: 'e',
  more: 'm',
};
