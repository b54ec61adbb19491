/** How a limit ended: in time, late, or late through what its agency is not charged with: a waiver, or a re-issued policy. */
export const ENDINGS = ['kept', 'late', 'excused'] as const;
export type Ending = (typeof ENDINGS)[number];

export const ENDING_WORDS: Readonly<Record<Ending, string>> = {
  kept: '按时',
  late: '超时',
  excused: '超时但不计责',
};
