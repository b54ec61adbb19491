/** What the duty room does with a call, each by one key. */
export const STEP_KEYS = { '1': 'settle', '2': 'assign', '3': 'send', '4': 'merge' } as const;

export type CallStep = (typeof STEP_KEYS)[keyof typeof STEP_KEYS];

export const CALL_STEPS = Object.values(STEP_KEYS);

export function isStepKey(key: string): key is keyof typeof STEP_KEYS {
  return key in STEP_KEYS;
}
