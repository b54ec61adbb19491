import { isISO8601, ValidateBy, type ValidationOptions } from 'class-validator';

/** Date, time and the distance from UTC; seconds and their parts may be left out. */
const WITH_OFFSET = /^(\d{4})-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Outside these years an instant is a slip of the pen: 1026 for 2026. */
const YEARS = { first: 1900, last: 2199 } as const;

/**
 * An instant that comes in over HTTP, such as `2026-03-05T10:20:00+08:00`.
 *
 * The offset is demanded: without one the machine would read the words in its own zone, and a limit of law would end on
 * another day. Whoever sends a day and no instant sends no time with it, and uses no such property.
 */
export function IsInstant(options: ValidationOptions = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isInstant',
      validator: {
        validate: isInstant,
        defaultMessage: () =>
          `$property must be an instant with its offset, as 2026-03-05T10:20:00+08:00, of the years ${YEARS.first} to ${YEARS.last}`,
      },
    },
    options,
  );
}

/** Whether it is a day that exists, a time, an offset, and a year somebody can mean. */
export function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const year = Number(WITH_OFFSET.exec(value)?.[1]);
  if (!(year >= YEARS.first && year <= YEARS.last)) return false;
  return isISO8601(value, { strict: true, strictSeparator: true }) && !Number.isNaN(Date.parse(value));
}
