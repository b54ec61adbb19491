import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface DoomedOptions {
  readonly role: 'worker' | 'relay';
  readonly database: object;
  readonly redis: { readonly url: string; readonly prefix: string } | null;
  readonly timing: object;
  readonly jobName: string;
}

const SCRIPT = fileURLToPath(new URL('./doomed-main.mjs', import.meta.url));

export function startDoomed(options: DoomedOptions): ChildProcess {
  return spawn(process.execPath, [SCRIPT, JSON.stringify(options)], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Kills the process, as the kernel would, as soon as it says that it has taken the job. */
export async function killWhenItHasTakenTheJob(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  const first = await Promise.race([once(child.stdout ?? child, 'data'), exited.then(() => null)]);
  if (first === null) throw new Error('the process ended before it took a job');
  child.kill('SIGKILL');
  await exited;
}

/** @returns the signal the process died of */
export async function signalOf(child: ChildProcess): Promise<string | null> {
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
}
