/** `missing`: the product cannot work. `unwise`: it works and somebody will regret it. `fine`: looked at and in order. */
export type Grade = 'missing' | 'unwise' | 'fine';

/** One thing the doctor looked at, and what to do about it. */
export interface Finding {
  readonly grade: Grade;
  readonly sentence: string;
}

export const missing = (sentence: string): Finding => ({ grade: 'missing', sentence });
export const unwise = (sentence: string): Finding => ({ grade: 'unwise', sentence });
export const fine = (sentence: string): Finding => ({ grade: 'fine', sentence });
