import pg, { type ClientConfig } from 'pg';
import type { Ask } from './audiences.js';

const CHANNEL = 'changes';
const AGAIN_MS = 1_000;
const CONNECT_LIMIT_MS = 5_000;
const ANSWER_LIMIT_MS = 10_000;

/** What the wire tells the process that holds it. */
export interface WireEnds {
  readonly heard: (message: string) => void;
  /** It stands, for the first time or again: what was sent meanwhile has been heard by nobody here. */
  readonly connected: () => void;
}

/**
 * Carries messages between all processes of the product, by LISTEN and NOTIFY on one connection of its own. A connection
 * that is lost is made anew until it stands; what is sent meanwhile is refused.
 *
 * A message needs no disk: it commits without waiting for one, so that the lock which every NOTIFY takes for the whole
 * server is held for microseconds.
 */
export class ChangeWire {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly database: ClientConfig,
    private readonly ends: WireEnds,
  ) {}

  /** Connects, and again whenever the connection is lost. Never throws: without it people ask as they did before. */
  async start(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({
      ...this.database,
      keepAlive: true,
      application_name: 'accord-changes',
      connectionTimeoutMillis: CONNECT_LIMIT_MS,
      query_timeout: ANSWER_LIMIT_MS,
      options: [this.database.options, '-c synchronous_commit=off -c statement_timeout=5s']
        .filter(Boolean)
        .join(' '),
    });
    client.on('error', () => this.lose(client));
    client.on('end', () => this.lose(client));
    client.on('notification', ({ payload = '' }) => this.ends.heard(payload));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch {
      this.lose(client);
      return;
    }
    if (this.client === client) this.ends.connected();
  }

  /** @throws Error when the wire does not stand */
  readonly ask: Ask = async <Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> => {
    if (this.client === null) throw new Error('no connection to the database');
    return (await this.client.query<Row>(sql, [...values])).rows;
  };

  /** @throws Error when the wire does not stand */
  async send(messages: readonly string[]): Promise<void> {
    await this.ask('select pg_notify($2, message) from unnest($1::text[]) as message', [messages, CHANNEL]);
  }

  /** A server that is gone without a word is noticed only by asking it. */
  async probe(): Promise<void> {
    const { client } = this;
    if (client === null) return;
    await client.query('select 1').catch(() => this.lose(client));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    await client?.end();
  }

  private lose(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    client.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.start(), AGAIN_MS).unref();
  }
}
