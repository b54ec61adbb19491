import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bareEnvironment } from './built-command.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const READY = /serves (http:\/\/\S+)/;

/** A folder for one test's data, removed by `removeFolder`. */
export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'accord-faults-'));
}

export function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** The built product as an operator runs it: a process of its own, spoken to by signals and HTTP. */
export class ProductProcess {
  private text = '';
  private readonly exited: Promise<number>;

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
    this.exited = new Promise((resolve) =>
      child.once('exit', (code, signal) => resolve(code ?? (signal === null ? -1 : 128))),
    );
  }

  static run(
    settings: Readonly<Record<string, string>>,
    { role = 'all', ...ids }: { role?: 'all' | 'api' | 'worker'; uid?: number; gid?: number } = {},
  ): ProductProcess {
    const child = spawn(process.execPath, [path.join(ROOT, 'dist/src/main.js'), `--role=${role}`], {
      ...ids,
      cwd: os.tmpdir(),
      env: { ...bareEnvironment(), SEED: 'none', PORT: '0', LOG_LEVEL: 'error', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ProductProcess(child);
  }

  get output(): string {
    return this.text;
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  /** @returns the address it serves, once it says so */
  async ready(limitMs = 100_000): Promise<string> {
    const until = Date.now() + limitMs;
    while (Date.now() < until) {
      const url = READY.exec(this.text)?.[1];
      if (url !== undefined) return url;
      if (this.child.exitCode !== null) break;
      await pause(20);
    }
    throw new Error(`the product did not get ready:\n${this.text}`);
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Its exit code; 128 when a signal ended it. */
  exit(): Promise<number> {
    return this.exited;
  }
}

/** Waits until the condition holds. @throws Error after the limit, naming what was waited for */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 60_000,
): Promise<void> {
  const until = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > until) throw new Error(`not within ${limitMs} ms: ${what}`);
    await pause(20);
  }
}

/** The process id of the PostgreSQL on a data folder, or null when none runs. */
export function postmasterOf(dataDir: string): number | null {
  try {
    const pid = Number(
      fs.readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return /^State:\s+Z/m.test(status) ? null : pid;
  } catch {
    return null;
  }
}
