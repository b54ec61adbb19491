import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { ImportTargets, type ImportTarget } from '../../../modules/exchange/index.js';
import { AccountSeeder } from '../../../modules/identity/index.js';
import { AppModule } from '../../../src/app.module.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { configurePgTypes } from '../../../src/platform/database/pg-types.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { callCommand } from '../../support/built-command.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { freePort } from '../../support/free-port.js';
import { NOTE_TABLE, noteTarget } from '../../support/note-target.js';
import { TINY_WORLD, WORLD_PASSWORD } from '../../support/world.js';

const ROWS = 1000;

describe('a server that is restarted while a list comes in', () => {
  let database: TestDatabase;
  let folder: string;
  let port: number;

  beforeAll(async () => {
    database = await freshDatabase();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-restart-'));
    port = await freePort();
  });
  afterAll(async () => {
    await database.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const serve = async (target: ImportTarget): Promise<NestFastifyApplication> => {
    const settings = readSettings(
      { DATA_DIR: folder, LOG_LEVEL: 'silent', SEED: 'none', PORT: String(port) },
      ['--role=api'],
    );
    configurePgTypes();
    const app = await createHttpApp(AppModule.with({ settings, database: database.runtimeConfig }), {
      uploadLimitBytes: 1024,
      trustedProxies: 0,
    });
    app.get(ImportTargets, { strict: false }).register(target);
    await app.init();
    await app.listen(port, '127.0.0.1');
    return app;
  };

  it('is waited for, and the list goes on where it was', async () => {
    const owner = new pg.Pool({ ...database.ownerConfig, max: 1 });
    await owner.query(NOTE_TABLE);
    let reached: () => void = () => undefined;
    const halfWay = new Promise<void>((resolve) => (reached = resolve));
    // The first server fails from the middle of a batch on, as one that is going down does.
    const first = await serve(
      noteTarget((number) => {
        if (number !== 'r450') return Promise.resolve();
        reached();
        return Promise.reject(Object.assign(new Error('going down'), { code: '57P01' }));
      }),
    );
    await first.get(AccountSeeder, { strict: false }).seed(TINY_WORLD, () => WORLD_PASSWORD);
    const accounts = [
      { login: 'admin', password: WORLD_PASSWORD, name: '', place: '', roles: ['system_administrator'] },
    ];
    fs.writeFileSync(path.join(folder, 'accounts.json'), JSON.stringify({ accounts }));
    const rows = Array.from({ length: ROWS }, (_, index) => `r${index + 1},邻里争吵\n`).join('');
    fs.writeFileSync(path.join(folder, 'list.csv'), `编号,简要情况\n${rows}`);
    const { ended } = callCommand('import', ['list.csv', '--target', 'notes', '--agency', 'station'], {
      cwd: folder,
      env: { BASE_URL: `http://127.0.0.1:${port}`, ACCOUNTS_FILE: path.join(folder, 'accounts.json') },
    });

    await halfWay;
    await first.close();
    const second = await serve(noteTarget());
    const { code, output } = await ended;
    expect(code).toBe(0);
    expect(output).toContain('The server does not answer; waiting for it …');
    expect(output).toContain(`done: ${ROWS} imported, 0 in before, 0 rejected.`);
    const counted = await owner.query<{ n: number; numbers: number }>(
      'select count(*)::int as n, count(distinct number)::int as numbers from note',
    );
    expect(counted.rows).toEqual([{ n: ROWS, numbers: ROWS }]);
    await second.close();
    await owner.end();
  });
});
