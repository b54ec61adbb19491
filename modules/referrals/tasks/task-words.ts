import { clockTask } from '../../sla/index.js';

/** The kind of a line that asks somebody to take an escalation up. */
export const ESCALATION_TASK = 'escalation';
/** What such a line asks for. */
export const ESCALATION_WORDS = '接手升级提醒';

/** The words of a task. */
export function wordsOf({
  kind,
  subjectType,
}: {
  readonly kind: string;
  readonly subjectType: string;
}): string {
  return kind === ESCALATION_TASK ? ESCALATION_WORDS : clockTask({ name: kind, subjectType });
}
