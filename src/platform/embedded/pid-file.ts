import fs from 'node:fs';
import path from 'node:path';

/** The first lines of `postmaster.pid`, as PostgreSQL writes them. */
export interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
  readonly ready: boolean;
}

export function readPidFile(clusterDir: string): PidFile | null {
  let text: string;
  try {
    text = fs.readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8');
  } catch {
    return null;
  }
  const lines = text.split('\n').map((line) => line.trim());
  return {
    pid: Number(lines[0]),
    port: Number(lines[3] ?? 0),
    socketDir: lines[4] ?? '',
    ready: (lines[7] ?? '').startsWith('ready'),
  };
}

export function removePidFile(clusterDir: string): void {
  fs.rmSync(path.join(clusterDir, 'postmaster.pid'), { force: true });
}

/** `ours`: a live server of exactly this cluster; `zombie`: dead, not yet collected; `foreign`: a recycled number. */
export type PidState = 'ours' | 'zombie' | 'foreign' | 'dead';

export function pidState(pid: number, clusterDir: string): PidState {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'dead';
  }
  if (process.platform !== 'linux') return 'ours';
  try {
    if (/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))) return 'zombie';
    const args = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return (args[0] ?? '').includes('postgres') && args.includes(clusterDir) ? 'ours' : 'foreign';
  } catch {
    return 'dead';
  }
}
