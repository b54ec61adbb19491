import { LIVE_STATES } from '../domain/states.js';

/** The live states as a list in SQL: written out, so that the partial indexes over them serve. */
export const LIVE = `(${LIVE_STATES.map((state) => `'${state}'`).join(', ')})`;
