import path from 'node:path';
import type { Client, PoolConfig } from 'pg';
import { assertNever } from '../kernel/assert-never.js';
import { anchorsPath, readAnchors } from '../platform/audit/audit-anchors.js';
import { type AuditFinding, type AuditVerdict, verifyAudit } from '../platform/audit/verify-audit.js';
import { readSettings, type Settings } from '../platform/config/settings.js';
import { StartupError } from '../platform/config/startup-error.js';
import { DATABASE_NAME, openDatabase, RUNTIME_ROLE, withClient } from '../platform/database/connection.js';
import { isCluster } from '../platform/embedded/new-cluster.js';
import { socketDirOf } from '../platform/embedded/socket-dir.js';

/**
 * Verifies the audit trail and ends with `audit: N rows, M seals, K findings`; exit code 1 when there are findings,
 * 2 when it could not be verified. It only reads, and works beside a running product.
 */
async function main(): Promise<void> {
  const settings = readSettings(process.env, process.argv.slice(2));
  const anchors = await readAnchors(anchorsPath(settings.dataDir));
  if (anchors === null) print(`no anchors in ${settings.dataDir}: seals cut off at the end would not show`);
  const verdict = await withDatabase(settings, (config) =>
    withClient(config, (client) => verify(client, anchors)),
  );
  verdict.findings.forEach((finding) => print(describe(finding)));
  if (verdict.unsealedRows > 0)
    print(`${verdict.unsealedRows} rows are newer than the last seal and not proved yet`);
  print(
    `audit: ${verdict.rowsChecked} rows, ${verdict.sealsChecked} seals, ${verdict.findings.length} findings`,
  );
  process.exitCode = verdict.findings.length === 0 ? 0 : 1;
}

/** One snapshot for the whole verification, so that sealing going on meanwhile cannot look like tampering. */
async function verify(client: Client, anchors: string | null): Promise<AuditVerdict> {
  await client.query('begin transaction isolation level repeatable read, read only');
  const verdict = await verifyAudit(async <Row extends object>(sql: string, values: readonly unknown[]) => {
    const answer = await client.query<Row>(sql, [...values]);
    return answer.rows;
  }, anchors);
  await client.query('commit');
  return verdict;
}

/** The external database; else the embedded one, through the socket of a running product, or started for this. */
async function withDatabase<T>(settings: Settings, work: (config: PoolConfig) => Promise<T>): Promise<T> {
  if (settings.databaseUrl !== null) return work({ connectionString: settings.databaseUrl });
  const clusterDir = path.join(settings.dataDir, 'postgres');
  if (!isCluster(clusterDir)) {
    throw new StartupError(`There is no database in ${settings.dataDir}: name its folder with DATA_DIR.`);
  }
  const running = { host: socketDirOf(clusterDir), user: RUNTIME_ROLE, database: DATABASE_NAME };
  if (await answers(running)) return work(running);
  const database = await openDatabase(settings, () => undefined);
  try {
    return await work(database.runtimeConfig);
  } finally {
    await database.stop();
  }
}

async function answers(config: PoolConfig): Promise<boolean> {
  try {
    await withClient(config, (client) => client.query('select 1'));
    return true;
  } catch (error) {
    if (error instanceof StartupError) return false;
    throw error;
  }
}

function describe({ kind, place }: AuditFinding): string {
  switch (kind) {
    case 'row_altered':
      return `row ${place} was altered after it was sealed`;
    case 'row_missing':
      return `row ${place} was sealed and is gone`;
    case 'row_inserted':
      return `row ${place} was slipped in among sealed rows`;
    case 'seal_altered':
      return `seal ${place} does not match its own hash`;
    case 'seal_missing':
      return `seal ${place} is gone`;
    case 'link_broken':
      return `seal ${place} does not follow on the seal before it`;
    case 'anchor_unmatched':
      return `the anchor of seal ${place} matches no seal: it was replaced or cut off`;
    case 'anchor_unreadable':
      return `line ${place} of the anchors cannot be read`;
    default:
      return assertNever(kind);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartupError ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
