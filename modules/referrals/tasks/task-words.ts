import { clockTask } from '../../sla/index.js';

/** The kind of a line that asks somebody to take an escalation up. */
export const ESCALATION_TASK = 'escalation';
/** What such a line asks for. */
export const ESCALATION_WORDS = '接手升级提醒';

/** The words of a task; of an escalation also what is late. */
export function wordsOf({
  kind,
  clockName,
  subjectType,
}: {
  readonly kind: string;
  readonly clockName: string;
  readonly subjectType: string;
}): string {
  const late = clockTask({ name: clockName, subjectType });
  return kind === ESCALATION_TASK ? `${ESCALATION_WORDS}：${late}` : late;
}
