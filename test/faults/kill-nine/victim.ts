import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg, { type PoolConfig } from 'pg';
import { DATABASE_NAME, OWNER_ROLE, RUNTIME_ROLE } from '../../../src/platform/database/roles.js';
import { SUPERUSER } from '../../../src/platform/embedded/new-cluster.js';
import { socketDirOf } from '../../../src/platform/embedded/socket-dir.js';
import { eventually, postmasterOf, ProductProcess } from '../../support/product-process.js';

const START_LIMIT_MS = 60_000;
const IN_FLIGHT_LIMIT_MS = 20_000;

/** What was under way in the instant of a death. */
export interface UnderWay {
  /** Commands sent and not answered. */
  readonly commands: number;
  /** Transactions that had written and not committed. */
  readonly transactions: number;
}

interface Strike {
  readonly databaseToo: boolean;
  readonly pending: () => number;
  readonly dying: () => void;
}

/** The built product on a data folder, started, killed and started again. */
export class Victim {
  private process: ProductProcess | null = null;

  /** @param settings further environment of each start */
  constructor(
    readonly dataDir: string,
    private readonly settings: Readonly<Record<string, string>> = {},
  ) {}

  /** @returns where it serves */
  async start(): Promise<string> {
    this.process = ProductProcess.run({ DATA_DIR: this.dataDir, CLOCK: 'driven', ...this.settings });
    return this.process.ready(START_LIMIT_MS);
  }

  /**
   * Waits for a command on its way and a transaction that has written and not committed, and kills in that instant: the
   * product, and with it its PostgreSQL where that is asked.
   * @param pending how many commands are on their way
   * @param dying called in the instant before
   * @returns what was under way
   */
  async killInFlight({ databaseToo, pending, dying }: Strike): Promise<UnderWay> {
    const watcher = new pg.Client(this.config(SUPERUSER));
    watcher.on('error', () => undefined);
    await watcher.connect();
    const underWay = await untilUnderWay(watcher, pending);
    const postmaster = postmasterOf(this.dataDir);
    dying();
    this.process?.kill('SIGKILL');
    if (databaseToo && postmaster !== null) process.kill(postmaster, 'SIGKILL');
    await this.process?.exit();
    this.process = null;
    await watcher.end().catch(() => undefined);
    return underWay;
  }

  /** Ends whatever runs, and PostgreSQL with it. */
  async end(): Promise<void> {
    this.process?.kill('SIGKILL');
    await this.process?.exit();
    await eventually('PostgreSQL ends with its owner', () => postmasterOf(this.dataDir) === null);
  }

  get output(): string {
    return this.process?.output ?? '';
  }

  ownerConfig(): PoolConfig {
    return this.config(OWNER_ROLE);
  }

  runtimeConfig(): PoolConfig {
    return this.config(RUNTIME_ROLE);
  }

  private config(user: string): PoolConfig {
    const host = socketDirOf(path.join(this.dataDir, 'postgres'));
    return { host, port: 5432, user, database: DATABASE_NAME };
  }
}

async function untilUnderWay(watcher: pg.Client, pending: () => number): Promise<UnderWay> {
  const until = Date.now() + IN_FLIGHT_LIMIT_MS;
  while (Date.now() < until) {
    const { rows } = await watcher.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = $1 and usename = $2 and backend_xid is not null and state <> 'idle'`,
      [DATABASE_NAME, RUNTIME_ROLE],
    );
    const transactions = rows[0]?.count ?? 0;
    const commands = pending();
    if (transactions > 0 && commands > 0) return { transactions, commands };
    await pause(1);
  }
  throw new Error(`nothing was under way within ${IN_FLIGHT_LIMIT_MS} ms`);
}
