import pg, { type ClientConfig } from 'pg';

/**
 * Hears `NOTIFY outbox` on a connection of its own. A connection that is lost stays lost until `ensure` is called
 * again, which the relay's sweep does: what was committed meanwhile is found by that sweep.
 */
export class OutboxListener {
  private client: pg.Client | null = null;
  private stopped = false;

  constructor(
    private readonly database: ClientConfig,
    private readonly heard: () => void,
  ) {}

  /**
   * Connects unless connected.
   * @throws Error when the database cannot be reached
   */
  async ensure(): Promise<void> {
    if (this.client !== null || this.stopped) return;
    const client = new pg.Client({ ...this.database, keepAlive: true, application_name: 'accord-outbox' });
    client.on('error', () => this.forget(client));
    client.on('end', () => this.forget(client));
    client.on('notification', () => this.heard());
    this.client = client;
    try {
      await client.connect();
      await client.query('listen outbox');
    } catch (error) {
      this.forget(client);
      throw error;
    }
    // Rows committed before the connection stood told nobody.
    this.heard();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    const client = this.client;
    this.client = null;
    await client?.end();
  }

  private forget(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    client.end().catch(() => undefined);
  }
}
