import pg from 'pg';
import type { TestDatabase } from './database.js';
import { eventually } from './product-process.js';

/** Something held by a transaction of the test's own, so that what needs it queues up in a known order. */
export interface Barrier {
  /** Resolves once so many sessions wait for a lock. */
  queued(count: number): Promise<void>;
  release(): Promise<void>;
}

/** @param lock the statement that takes what is held, such as `lock table case_link in exclusive mode` */
export async function raiseBarrier(
  database: TestDatabase,
  lock: string,
  values: readonly unknown[] = [],
): Promise<Barrier> {
  const holder = new pg.Client(database.superuserConfig);
  await holder.connect();
  await holder.query('begin');
  await holder.query(lock, [...values]);
  const waiting = async (): Promise<number> => {
    // What a transaction has seen of the others' sessions it goes on seeing, unless it is told to look again.
    await holder.query('select pg_stat_clear_snapshot()');
    const { rows } = await holder.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows[0]?.count ?? 0;
  };
  return {
    queued: (count) => eventually(`${count} wait for a lock`, async () => (await waiting()) >= count),
    async release() {
      await holder.query('commit');
      await holder.end();
    },
  };
}
