import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import pg from 'pg';

/** A statement as it went to the database. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The statements of one request, in their order. */
export type Request = readonly Statement[];

const REQUEST_BEGINS = 'http.server.request.start';

interface Querying {
  query: (this: Querying, ...args: unknown[]) => unknown;
}

/**
 * The statements that this process's server sends to the database for each request while `work` runs. What runs in the
 * background meanwhile (the relay, the jobs, the sweep) belongs to no request and is left out.
 */
export async function recordRequests(work: () => Promise<void>): Promise<readonly Request[]> {
  const requests: Statement[][] = [];
  const current = new AsyncLocalStorage<Statement[]>();
  const begin = (): void => {
    const statements: Statement[] = [];
    requests.push(statements);
    // Published where the request's own handling begins, which then carries the list along.
    current.enterWith(statements);
  };
  const client = pg.Client.prototype as unknown as Querying;
  const { query } = client;
  client.query = function (this: Querying, ...args: unknown[]): unknown {
    const statement = statementOf(args);
    if (statement !== null) current.getStore()?.push(statement);
    return query.apply(this, args);
  };
  subscribe(REQUEST_BEGINS, begin);
  try {
    await work();
  } finally {
    unsubscribe(REQUEST_BEGINS, begin);
    client.query = query;
  }
  return requests;
}

function statementOf([first, second]: readonly unknown[]): Statement | null {
  if (typeof first === 'string')
    return { text: first, values: Array.isArray(second) ? [...(second as unknown[])] : [] };
  const { text, values } = (first ?? {}) as { text?: unknown; values?: unknown };
  if (typeof text !== 'string') return null;
  return { text, values: Array.isArray(values) ? [...(values as unknown[])] : [] };
}
