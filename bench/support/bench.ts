import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Server } from '../../src/cli/client/own-server.js';
import { StartupError } from '../../src/platform/config/startup-error.js';
import { OWNER_ROLE } from '../../src/platform/database/roles.js';
import { runningDatabase } from '../../src/platform/database/running-database.js';
import { makeWorld, type World } from './world.js';

/** Sizes of a run. */
export interface Sizes {
  /** Referrals, each with its case and one running clock. */
  readonly referrals: number;
  /** Clocks a second that fall due while precision is watched. */
  readonly duePerSecond: number;
  /** Clocks that fall due at one instant. */
  readonly dueAtOnce: number;
  /** How long one load is measured, in ms. */
  readonly spanMs: number;
}

/** One in ten is late, and its clock runs towards nothing more: of these a million still do. */
const FULL = { referrals: 1_115_000, duePerSecond: 200, dueAtOnce: 10_000 } as const;
const SPAN_MS = 10_000;
const SHORT_SPAN_MS = 4_000;

/** @param share of the full sizes; measurements are shorter below a tenth of them */
export function sizesOf(share: number): Sizes {
  const part = (whole: number): number => Math.max(1, Math.round(whole * share));
  return {
    referrals: part(FULL.referrals),
    duePerSecond: part(FULL.duePerSecond),
    dueAtOnce: part(FULL.dueAtOnce),
    spanMs: share < 0.1 ? SHORT_SPAN_MS : SPAN_MS,
  };
}

const SETTLE_LIMIT_MS = 600_000;
const LOOK_MS = 100;

/** What every question works with: one server, one database, one world. */
export class Bench {
  private constructor(
    readonly url: string,
    /** Whether the server runs in this process, where its statements can be recorded. */
    readonly isOwnServer: boolean,
    readonly sizes: Sizes,
    /** The owner's connection, for making data and for looking. */
    readonly owner: pg.Client,
    /** How the product itself reaches the database. */
    readonly runtime: pg.PoolConfig,
    readonly world: World,
    readonly say: (line: string) => void,
  ) {}

  /** @throws StartupError when the database holds cases already */
  static async open(server: Server, sizes: Sizes, say: (line: string) => void): Promise<Bench> {
    const { settings, url } = server;
    const runtime = runningDatabase(settings);
    const owner = new pg.Client(settings.databaseUrl === null ? { ...runtime, user: OWNER_ROLE } : runtime);
    await owner.connect();
    const { rowCount } = await owner.query('select 1 from dispute_case limit 1');
    if (rowCount !== 0) {
      await owner.end();
      throw new StartupError(
        'This server has cases already. What is written for measuring is never taken back: name an empty one with BASE_URL, or leave it out.',
      );
    }
    const world = await makeWorld(owner);
    const isOwnServer = (process.env['BASE_URL'] ?? '') === '';
    return new Bench(url, isOwnServer, sizes, owner, runtime, world, say);
  }

  get spanMs(): number {
    return this.sizes.spanMs;
  }

  /**
   * Waits until everything that was committed has been followed up, so that no measurement pays for the one before.
   * @returns how long that took, in ms
   */
  async settle(): Promise<number> {
    const startedAt = performance.now();
    for (;;) {
      const { rows } = await this.owner.query<{ left: number }>(
        `select ((select count(*) from outbox)
               + (select count(*) from bullmq.job where state in ('waiting', 'active')))::int as left`,
      );
      const tookMs = performance.now() - startedAt;
      if (rows[0]?.left === 0) return tookMs;
      if (tookMs > SETTLE_LIMIT_MS) throw new Error(`${rows[0]?.left} jobs are not done after ${tookMs} ms`);
      await pause(LOOK_MS);
    }
  }

  /** Of the database's settings, those that matter for reading the results. */
  async conditions(): Promise<string> {
    const { rows } = await this.owner.query<{ name: string; setting: string }>(
      `select name, current_setting(name) as setting
       from unnest(array['server_version', 'shared_buffers', 'fsync', 'synchronous_commit', 'max_wal_size']) as name`,
    );
    return rows.map(({ name, setting }) => `${name} ${setting}`).join(', ');
  }

  async close(): Promise<void> {
    await this.owner.end();
  }
}
