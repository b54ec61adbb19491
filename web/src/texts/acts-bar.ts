/** Beside the acts on a case. */
export const ACTS_BAR = {
  confirm: (agency: string) => `确认办结：${agency}已上报`,
} as const;
