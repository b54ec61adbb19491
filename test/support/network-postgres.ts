import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withClient } from '../../src/platform/database/with-client.js';
import { startCluster } from '../../src/platform/embedded/cluster.js';
import { freePort } from './free-port.js';

/** What the image of PostgreSQL takes from its environment. */
export interface PostgresImage {
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** As `initdb` takes them. */
  readonly initdbArgs: string;
}

export interface NetworkPostgres {
  /** `127.0.0.1:port` */
  readonly place: string;
  stop(): Promise<void>;
}

/** A PostgreSQL of its own as a container would be: reached over the network, by a password, with one database. */
export async function startNetworkPostgres(image: PostgresImage): Promise<NetworkPostgres> {
  const folder = fs.mkdtempSync(
    path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'accord-network-'),
  );
  fs.chmodSync(folder, 0o755);
  const dir = path.join(folder, 'postgres');
  const port = await freePort();
  const cluster = await startCluster({
    dir,
    settings: {
      listen_addresses: '127.0.0.1',
      port: String(port),
      fsync: 'off',
      shared_buffers: '32MB',
    },
    progress: () => undefined,
  });
  const rules = path.join(dir, 'pg_hba.conf');
  fs.writeFileSync(rules, `host all ${image.user} all scram-sha-256\n${fs.readFileSync(rules, 'utf8')}`);
  await withClient({ host: cluster.host, port, user: 'postgres', database: 'postgres' }, async (client) => {
    await client.query('select pg_reload_conf()');
    await client.query(`create role ${image.user} superuser login password '${image.password}'`);
    await client.query(
      `create database ${image.database} owner ${image.user} template template0 ${asOptions(image.initdbArgs)}`,
    );
  });
  return {
    place: `127.0.0.1:${port}`,
    stop: async () => {
      await cluster.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `--lc-ctype=C.UTF-8` to `lc_ctype 'C.UTF-8'`: what holds for a cluster can be said of one database too. */
function asOptions(initdbArgs: string): string {
  return [...initdbArgs.matchAll(/--([a-z-]+)=(\S+)/g)]
    .map(([, name = '', value = '']) => `${name.replaceAll('-', '_')} '${value}'`)
    .join(' ');
}
