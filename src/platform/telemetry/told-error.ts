/** What of an error is logged. */
export interface ToldError {
  readonly type: string;
  /** Left out where the database speaks: its messages quote what somebody typed. */
  readonly message?: string;
  /** SQLSTATE, or the code of the system call. */
  readonly code?: string;
  readonly table?: string;
  readonly constraint?: string;
  /** Where it was thrown, without the message that heads a stack. */
  readonly stack?: string;
}

const SQLSTATE = /^[0-9A-Z]{5}$/;
const FRAME = /^\s+at /;

/**
 * An error as it may be logged. PostgreSQL puts the whole refused row into `detail`, and TypeORM the values into
 * `parameters`: so only what is named here goes out, and never whatever else an error carries.
 */
export function toldError(error: unknown): ToldError {
  if (typeof error !== 'object' || error === null) return { type: typeof error };
  const { name, message, code, table, constraint, stack } = error as Readonly<Record<string, unknown>>;
  const isDatabases = typeof code === 'string' && SQLSTATE.test(code);
  const frames = text(stack)
    ?.split('\n')
    .filter((line) => FRAME.test(line));
  return {
    type: text(name) ?? 'Error',
    ...told('message', isDatabases ? undefined : text(message)),
    ...told('code', text(code)),
    ...told('table', text(table)),
    ...told('constraint', text(constraint)),
    ...told('stack', frames?.join('\n')),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function told<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
}
