import { Refused } from '../../../src/kernel/errors.js';
import type { Guard } from './step.js';

/** A coded reason comes with words. */
export const reasonGiven: Guard<{ readonly note: string }> = ({ command }) => {
  if (command.note.trim() === '') throw new Refused('reason_missing', 'Say why, in words.');
};
