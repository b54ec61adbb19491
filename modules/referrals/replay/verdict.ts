import type { ClockFold } from '../../sla/index.js';

export const VERDICTS = ['ONTIME', 'OVERDUE'] as const;
export type OnTimeVerdict = (typeof VERDICTS)[number];

/**
 * On time unless the promised instant had passed, as the fold of the clock's events has it. Where nothing was promised there is
 * no clock, and nothing to be late for.
 * @param fold the clock as of the instant of judgement; null where none had begun
 */
export function verdictOfClock(fold: Pick<ClockFold, 'breached'> | null): OnTimeVerdict {
  return fold === null || fold.breached === null ? 'ONTIME' : 'OVERDUE';
}
