import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { PoolConfig } from 'pg';
import { withClient } from '../../../src/platform/database/with-client.js';
import { bareEnvironment } from '../../support/built-command.js';

const MAIN = path.resolve(import.meta.dirname, 'owner-main.mjs');

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** A process of its own that opens the embedded database of a data folder. */
export class Owner {
  private constructor(
    private readonly child: ChildProcess,
    /** How to reach the database as its owner; null when the start was refused. */
    readonly database: PoolConfig | null,
    readonly refusal: { readonly name: string; readonly message: string } | null,
  ) {}

  static async start(dataDir: string, account?: Account): Promise<Owner> {
    const child = spawn(process.execPath, [MAIN], {
      ...account,
      cwd: '/',
      env: { ...bareEnvironment(), DATA_DIR: dataDir },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { opened, name, refused } = JSON.parse(line) as {
      opened?: PoolConfig;
      name?: string;
      refused?: string;
    };
    if (opened !== undefined) return new Owner(child, opened, null);
    return new Owner(child, null, { name: name ?? '', message: refused ?? '' });
  }

  /** The first column of the first row. */
  async ask(sql: string): Promise<unknown> {
    if (this.database === null) throw new Error(`this start was refused: ${this.refusal?.message}`);
    return withClient(this.database, async (client) => {
      const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
      return rows[0]?.[0];
    });
  }

  /** As a power cut would, without a word to anybody. */
  async killAtOnce(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  /** Kills the process that would stop the server after us. Linux: it is the only child this process has left. */
  killWatchdog(): void {
    const children = fs
      .readFileSync(`/proc/${this.child.pid}/task/${this.child.pid}/children`, 'utf8')
      .trim()
      .split(' ');
    if (children.length !== 1) throw new Error(`one watchdog was expected, not ${children.join(' and ')}`);
    process.kill(Number(children[0]), 'SIGKILL');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.stdin?.end('stop\n');
    await gone;
  }
}

/** The first line of the server's pid file; null when there is none. */
export function serverPid(dataDir: string): number | null {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  return fs.existsSync(file) ? Number.parseInt(fs.readFileSync(file, 'utf8'), 10) : null;
}

/** Resolves when the server of a data folder has left in good order, taking its pid file along. */
export async function serverGone(dataDir: string): Promise<void> {
  const dir = path.join(dataDir, 'postgres');
  const changes = fs.promises.watch(dir, { signal: AbortSignal.timeout(10_000) });
  if (serverPid(dataDir) === null) return;
  for await (const _change of changes) if (serverPid(dataDir) === null) return;
}
