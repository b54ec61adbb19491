import { pino, type Logger } from 'pino';
import { toldError } from './told-error.js';

export const LOGGER = Symbol('Logger');

/**
 * The product's log: one JSON line an event, on standard error. It carries ids and codes, never a person's data:
 * request bodies and query strings are not logged at all, and of an error only what `toldError` lets out.
 */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: toldError } },
    pino.destination({ dest: 2, sync: false }),
  );
}
