import { chinaDay, chinaTimeOfDay } from '../../../../src/kernel/china-time';

/** An instant as an input of kind `datetime-local` holds it, in the time of China. */
export function typedOf(at: string): string {
  const instant = new Date(at);
  return `${chinaDay(instant)}T${chinaTimeOfDay(instant).padStart(5, '0')}`;
}
