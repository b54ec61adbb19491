import pg, { type PoolConfig } from 'pg';
import { StartupError } from '../config/startup-error.js';

const CONNECT_LIMIT_MS = 5_000;

/**
 * Runs work on a connection of its own.
 * @throws StartupError when no connection comes about; the sentence never repeats the password
 */
export async function withClient<T>(config: PoolConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openClient(config);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * A connection for longer work; its taker ends it.
 * @throws StartupError when no connection comes about
 */
export async function openClient(config: PoolConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  // A connection that breaks between two queries is reported by the next query.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new StartupError(whyUnreachable(config, error));
  }
  return client;
}

function whyUnreachable({ connectionString }: PoolConfig, error: unknown): string {
  const { code, message = 'no answer' } = error as { code?: string; message?: string };
  if (connectionString === undefined)
    return `The embedded database cannot be reached (${code ?? message}): start again.`;
  const where = `The database at ${placeOf(connectionString)}`;
  if (code === '28P01' || code === '28000') {
    return `${where} refuses the login: check user and password in DATABASE_URL.`;
  }
  if (code === '3D000') return `${where} does not exist: create it, or correct the name in DATABASE_URL.`;
  return `${where} cannot be reached (${code ?? message}): start it, or correct DATABASE_URL.`;
}

function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? hostname;
  return `${host}:${port === '' ? '5432' : port}${pathname}`;
}
