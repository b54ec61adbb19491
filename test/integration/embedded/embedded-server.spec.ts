import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { socketDirOf } from '../../../src/platform/embedded/socket-dir.js';
import { Owner, serverGone, serverPid } from './owner.js';

const SHARED_MEMORY = '/dev/shm';
const DAEMON = { uid: 1, gid: 1 };
const NAMELESS = { uid: 4242, gid: 4242 };
const onLinux = process.platform === 'linux' ? it : it.skip;
const onlyAsRoot = process.getuid?.() === 0 ? it : it.skip;

/** Readable for other accounts, as a project folder usually is. */
function newDataDir(): string {
  const parent = fs.existsSync(SHARED_MEMORY) ? SHARED_MEMORY : os.tmpdir();
  const dataDir = fs.mkdtempSync(path.join(parent, 'accord-embedded-'));
  fs.chmodSync(dataDir, 0o755);
  return dataDir;
}

describe('the embedded server', () => {
  const dataDir = newDataDir();
  let owner: Owner;

  beforeAll(async () => {
    owner = await Owner.start(dataDir);
  });

  afterAll(async () => {
    await owner.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  });

  it('listens on no network address', async () => {
    expect(await owner.ask('show listen_addresses')).toBe('');
  });

  it('gives the owner role neither superuser rights nor the runtime role anything to own', async () => {
    const roles = await owner.ask(
      `select json_object_agg(rolname, rolsuper or rolcreaterole or rolcreatedb) from pg_roles where rolname like 'accord_%'`,
    );
    expect(roles).toEqual({ accord_owner: false, accord_app: false });
    expect(await owner.ask(`select pg_get_userbyid(datdba) from pg_database where datname = 'accord'`)).toBe(
      'accord_owner',
    );
    expect(
      await owner.ask(`select pg_get_userbyid(nspowner) from pg_namespace where nspname = 'public'`),
    ).toBe('accord_owner');
  });

  it('finds trigrams in Chinese text', async () => {
    expect(await owner.ask(`select cardinality(show_trgm('中文'))`)).toBeGreaterThan(0);
    expect(await owner.ask(`select similarity('物业纠纷', '物业费纠纷')`)).toBeGreaterThan(0.3);
  });

  it('refuses a second server on the same data folder in one sentence, and goes on', async () => {
    const second = await Owner.start(dataDir);
    expect(second.refusal).toEqual({
      name: 'StartupError',
      message: `Another server already works on ${dataDir}: stop it first, or give this one a folder of its own with DATA_DIR.`,
    });
    expect(await owner.ask('select 1')).toBe(1);
  });

  it('refuses a second server that comes by another way to the same folder', async () => {
    const byLink = `${dataDir}-link`;
    fs.symlinkSync(dataDir, byLink);
    const second = await Owner.start(byLink).finally(() => fs.rmSync(byLink));
    expect(second.refusal?.message).toMatch(/^Another server already works on /);
  });

  it('is stopped when its owner is killed, and the next start keeps what was committed', async () => {
    await owner.ask('create table kept as select 7 as number');
    await owner.killAtOnce();
    await serverGone(dataDir);
    expect(serverPid(dataDir)).toBeNull();
    owner = await Owner.start(dataDir);
    expect(await owner.ask('select number from kept')).toBe(7);
  });

  it('starts again at once while the server of a killed owner is still running', async () => {
    const before = serverPid(dataDir);
    await owner.killAtOnce();
    owner = await Owner.start(dataDir);
    expect(owner.refusal).toBeNull();
    expect(serverPid(dataDir)).not.toBe(before);
    expect(await owner.ask('select number from kept')).toBe(7);
  });

  it('recovers when owner and server are killed together', async () => {
    const pid = serverPid(dataDir) ?? 0;
    const killed = owner.killAtOnce();
    process.kill(pid, 'SIGKILL');
    await killed;
    owner = await Owner.start(dataDir);
    expect(owner.refusal).toBeNull();
    expect(await owner.ask('select number from kept')).toBe(7);
  });

  it('starts over a pid file whose number belongs to somebody else by now', async () => {
    await owner.stop();
    const cluster = path.join(dataDir, 'postgres');
    // PostgreSQL itself takes any living process of its own account for its server.
    const { uid, gid } = fs.statSync(cluster);
    const other = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
    fs.writeFileSync(path.join(cluster, 'postmaster.pid'), `${other.pid}\n${cluster}\n`);
    owner = await Owner.start(dataDir);
    expect(owner.refusal).toBeNull();
    expect(serverPid(dataDir)).not.toBe(other.pid);
    expect(other.exitCode ?? other.signalCode).toBeNull();
    other.kill();
  });

  onLinux(
    'ends the server that was left behind when owner and watchdog are killed, and never adopts it',
    async () => {
      const orphan = serverPid(dataDir);
      owner.killWatchdog();
      await owner.killAtOnce();
      expect(serverPid(dataDir)).toBe(orphan);
      owner = await Owner.start(dataDir);
      expect(owner.refusal).toBeNull();
      expect(serverPid(dataDir)).not.toBe(orphan);
      expect(await owner.ask('select number from kept')).toBe(7);
    },
  );

  onLinux('is stopped in good order although its watchdog was killed', async () => {
    owner.killWatchdog();
    await owner.stop();
    expect(serverPid(dataDir)).toBeNull();
    owner = await Owner.start(dataDir);
  });

  it('leaves nothing running after an orderly stop', async () => {
    await owner.stop();
    expect(serverPid(dataDir)).toBeNull();
  });

  it('is refused on a cluster of another major version', async () => {
    const version = path.join(dataDir, 'postgres', 'PG_VERSION');
    fs.writeFileSync(version, '15\n');
    const { refusal } = await Owner.start(dataDir);
    fs.writeFileSync(version, '18\n');
    expect(refusal?.message).toMatch(
      /holds a PostgreSQL 15 database and this product brings 18: start the version/,
    );
  });

  onlyAsRoot('runs as an account that existed already when root starts it', () => {
    const { uid } = fs.statSync(path.join(dataDir, 'postgres'));
    expect(uid).not.toBe(0);
    expect(fs.readFileSync('/etc/passwd', 'utf8')).toMatch(new RegExp(`^(postgres|nobody):x:${uid}:`, 'm'));
  });

  onlyAsRoot('does not take over a socket folder that somebody else put in its place', async () => {
    const socketDir = socketDirOf(path.join(dataDir, 'postgres'));
    fs.symlinkSync('/etc', socketDir);
    const { refusal } = await Owner.start(dataDir);
    fs.rmSync(socketDir);
    expect(refusal?.message).toBe(
      `${socketDir} belongs to another account: remove it, or set TMPDIR to a folder of your own.`,
    );
    expect(fs.statSync('/etc').uid).toBe(0);
  });

  onlyAsRoot('is refused to an account that does not own the cluster', async () => {
    const { refusal } = await Owner.start(dataDir, NAMELESS);
    expect(refusal?.name).toBe('StartupError');
    expect(refusal?.message).toMatch(
      /cannot be written \(EACCES\): give a folder that this account may write with DATA_DIR\.$/,
    );
  });
});

describe('the account the embedded server runs as', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = newDataDir();
  });

  afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }));

  onlyAsRoot.each([
    ['the ordinary account that starts it', DAEMON],
    ['an account that has a number and no name', NAMELESS],
  ])('is %s', async (_name, account) => {
    fs.chownSync(dataDir, account.uid, account.gid);
    const owner = await Owner.start(dataDir, account);
    expect(owner.refusal).toBeNull();
    expect(fs.statSync(path.join(dataDir, 'postgres')).uid).toBe(account.uid);
    await owner.stop();
  });

  onlyAsRoot('is nobody in a user namespace when root keeps the data below a private folder', async () => {
    fs.chmodSync(dataDir, 0o700);
    const owner = await Owner.start(path.join(dataDir, 'data'));
    expect(owner.refusal).toBeNull();
    expect(await owner.ask('select 1')).toBe(1);
    await owner.stop();
  });
});
