import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** What is read of `postmaster.pid`: its first line is the server's process. */
export interface PidFile {
  readonly pid: number;
}

export function readPidFile(clusterDir: string): PidFile | null {
  let text: string;
  try {
    text = fs.readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8');
  } catch {
    return null;
  }
  return { pid: Number.parseInt(text, 10) };
}

export function removePidFile(clusterDir: string): void {
  fs.rmSync(path.join(clusterDir, 'postmaster.pid'), { force: true });
}

/** `ours`: a live server of exactly this cluster; `foreign`: a recycled number; `dead`: ended, collected or not. */
export type PidState = 'ours' | 'foreign' | 'dead';

export function pidState(pid: number, clusterDir: string): PidState {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'dead';
  }
  return process.platform === 'linux' ? stateInProc(pid, clusterDir) : stateByPs(pid, clusterDir);
}

/** A server stays in its cluster's folder, so that its working directory tells it apart under whatever name it was started. */
function stateInProc(pid: number, clusterDir: string): PidState {
  try {
    if (/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))) return 'dead';
    return fs.realpathSync(`/proc/${pid}/cwd`) === fs.realpathSync(clusterDir) ? 'ours' : 'foreign';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'foreign' : 'dead';
  }
}

function stateByPs(pid: number, clusterDir: string): PidState {
  const command = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout;
  return command.includes('postgres') && command.includes(clusterDir) ? 'ours' : 'foreign';
}
