import type { Bench } from './bench.js';

/** What a sweep writes of a clock, table by table: the rows of these clocks. */
const ROWS = {
  clock_firing: `select * from clock_firing where clock_id = any($1)`,
  breach: `select * from breach where clock_id = any($1)`,
  escalation: `select * from escalation where clock_id = any($1)`,
  escalation_recipient: `select r.* from escalation_recipient r join escalation e on e.id = r.escalation_id where e.clock_id = any($1)`,
  domain_event: `select * from domain_event where subject_id = any($1)`,
  clock: `select * from clock where id = any($1)`,
} as const;

/**
 * Writes the rows of these clocks once more, one statement a table, into empty tables of the same columns and indexes: what they
 * cost the database at the least.
 * @returns ms
 */
export async function writeAgainByHand({ owner }: Bench, clockIds: readonly string[]): Promise<number> {
  for (const [table, rows] of Object.entries(ROWS)) {
    await owner.query(`create table bench_${table} (like ${table} including defaults including indexes)`);
    await owner.query(`create temp table bench_source_${table} (like ${table})`);
    await owner.query(`insert into bench_source_${table} ${rows}`, [clockIds]);
  }
  const startedAt = performance.now();
  await owner.query('begin');
  for (const table of Object.keys(ROWS)) {
    await owner.query(
      `insert into bench_${table} overriding system value select * from bench_source_${table}`,
    );
  }
  await owner.query('commit');
  const tookMs = performance.now() - startedAt;
  for (const table of Object.keys(ROWS))
    await owner.query(`drop table bench_${table}, bench_source_${table}`);
  return tookMs;
}
