import { EXTENSION_ANSWER } from './extensions.js';

/** Clocks of a word that a head or the centre gives, whoever handles what it is about: they are no handler's to answer. */
export const DECISIONS: readonly string[] = [EXTENSION_ANSWER, 'settlement_decision'];
