import { type ChildProcess, spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

const COMMANDS = path.resolve(import.meta.dirname, '../../dist/src/cli');

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  /** Both streams, in the order in which they came. */
  readonly output: string;
}

export interface Called {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** What the processes of the tests know of the machine: where programs are and where temporary files go, and no setting. */
export function bareEnvironment(): Record<string, string> {
  const { PATH = '' } = process.env;
  return { PATH, TMPDIR: os.tmpdir() };
}

/**
 * Calls a command of the build as an operator does.
 * @param name of its file: `audit-verify`
 */
export function callCommand(
  name: string,
  args: readonly string[],
  { cwd = os.tmpdir(), env = {} }: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> },
): Called {
  const child = spawn(process.execPath, [path.join(COMMANDS, `${name}.js`), ...args], {
    cwd,
    env: { ...bareEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, output] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  return {
    child,
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, output }))),
  };
}
