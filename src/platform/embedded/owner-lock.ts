import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { StartupError } from '../config/startup-error.js';

export interface OwnerLock {
  release(): Promise<void>;
}

/**
 * Takes a data folder for this process alone, making it where it is missing. The operating system holds the lock and
 * takes it back when the process dies, whatever killed it, so there is no stale lock to judge.
 *
 * It holds within one machine: containers that share the folder but no network namespace do not see one another.
 * @throws StartupError when another server owns the folder, or it cannot be written
 */
export async function lockDataFolder(dataDir: string): Promise<OwnerLock> {
  makeWritable(dataDir);
  const lock = process.platform === 'linux' ? await lockByName(dataDir) : lockByFile(dataDir);
  if (lock !== null) return lock;
  throw new StartupError(
    `Another server already works on ${dataDir}: stop it first, or give this one a folder of its own with DATA_DIR.`,
  );
}

function makeWritable(dataDir: string): void {
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.accessSync(dataDir, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(
      `The data folder ${dataDir} cannot be written (${code}): give a folder that this account may write with DATA_DIR.`,
    );
  }
}

/** Linux: a listening socket in the abstract name space, which leaves no file and belongs to one process at a time. */
async function lockByName(dataDir: string): Promise<OwnerLock | null> {
  const digest = createHash('sha1').update(fs.realpathSync(dataDir)).digest('hex').slice(0, 16);
  const server = net.createServer((socket) => socket.destroy());
  if (!(await listens(server, `\0accord-${digest}`))) return null;
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

function listens(server: net.Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', refused);
    server.listen(address, () => {
      server.off('error', refused);
      resolve(true);
    });
  });
}

/** The BSD family locks a file in the act of opening it; Node has no name for that flag. */
const O_EXLOCK = 0x20;

function lockByFile(dataDir: string): OwnerLock | null {
  const { O_RDWR, O_CREAT, O_NONBLOCK } = fs.constants;
  try {
    const fd = fs.openSync(path.join(dataDir, 'owner.lock'), O_RDWR | O_CREAT | O_NONBLOCK | O_EXLOCK, 0o600);
    return { release: async () => fs.closeSync(fd) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return null;
    throw error;
  }
}
