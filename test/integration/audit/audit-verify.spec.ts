import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { anchorsPath } from '../../../src/platform/audit/audit-anchors.js';
import { AuditSealer } from '../../../src/platform/audit/audit-sealer.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { openDatabase, withClient } from '../../../src/platform/database/connection.js';
import { migrate } from '../../../src/platform/database/migrator.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { callCommand } from '../../support/built-command.js';
import { freshDatabase } from '../../support/database.js';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'audit-verify-'));
  await chmod(dataDir, 0o755);
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('npm run audit:verify', () => {
  it('reads the database of DATABASE_URL and names what was tampered with', async () => {
    const database = await freshDatabase();
    const { host = '', user = '', database: name = '' } = database.runtimeConfig;
    const url = `postgres:///${name}?${new URLSearchParams({ host, user }).toString()}`;
    await sealThreeRows(database.runtimeConfig);

    const whole = await verify({ DATABASE_URL: url });
    expect(whole).toEqual({ code: 0, lines: ['audit: 3 rows, 1 seals, 0 findings'] });

    await withClient(database.superuserConfig, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query('delete from audit_row where id = 2');
    });
    await writeFile(anchorsPath(dataDir), `2 ${'0'.repeat(64)}\n`, { flag: 'a' });
    expect(await verify({ DATABASE_URL: url })).toEqual({
      code: 1,
      lines: [
        'row 2 was sealed and is gone',
        'the anchor of seal 2 matches no seal: it was replaced or cut off',
        'audit: 2 rows, 1 seals, 2 findings',
      ],
    });
    await database.drop();
  });

  it('works beside the product that runs the embedded database, and after it has stopped', async () => {
    const database = await openDatabase(readSettings({ DATA_DIR: dataDir }), () => undefined);
    await migrate(database.ownerConfig, () => undefined);
    await sealThreeRows(database.runtimeConfig);
    const expected = { code: 0, lines: ['audit: 3 rows, 1 seals, 0 findings'] };
    expect(await verify({})).toEqual(expected);
    await database.stop();
    expect(await verify({})).toEqual(expected);
    // A cluster is made and started twice: seconds on a busy disk.
  }, 180_000);

  it('says in a sentence that there is no database', async () => {
    const { code, lines } = await verify({});
    expect(code).toBe(2);
    expect(lines.at(-1)).toContain('There is no database in');
  });
});

async function sealThreeRows({
  host,
  port,
  user,
  database,
}: {
  host?: string;
  port?: number;
  user?: string;
  database?: string;
}): Promise<void> {
  const dataSource = await new DataSource({
    type: 'postgres',
    host,
    port,
    username: user,
    database,
  }).initialize();
  await new UnitOfWork(dataSource, new Subscriptions()).run(systemCaller('test'), async (tx) => {
    for (const subjectId of ['1', '2', '3'])
      tx.audit({ action: 'test.written', subjectType: 'test', subjectId });
  });
  const sealer = new AuditSealer(dataSource, anchorsPath(dataDir));
  // Transactions that other tests have open on this server hold the sealer back.
  while ((await sealer.sealOnce()) === 0);
  await dataSource.destroy();
}

async function verify(env: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const { code, output } = await callCommand('audit-verify', [], { env: { DATA_DIR: dataDir, ...env } })
    .ended;
  return { code, lines: output.trimEnd().split('\n') };
}
