import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { StartupError } from '../config/startup-error.js';

export interface OwnerLock {
  release(): Promise<void>;
}

/**
 * Takes a data folder for this process alone. The lock is a listening local socket: the operating system gives it to
 * one process only and takes it back when that process dies, whatever killed it, so there is no stale lock to judge.
 * @throws StartupError when another server owns the folder
 */
export async function lockDataFolder(dataDir: string): Promise<OwnerLock> {
  fs.mkdirSync(dataDir, { recursive: true });
  const name = `accord-${createHash('sha1').update(fs.realpathSync(dataDir)).digest('hex').slice(0, 16)}`;
  const server = net.createServer((socket) => socket.destroy());
  const address = process.platform === 'linux' ? `\0${name}` : path.join(os.tmpdir(), `${name}.sock`);
  if (!(await listens(server, address))) {
    // Outside Linux the socket is a file that outlives a killed owner: nobody answering means nobody owns.
    const abandoned = process.platform !== 'linux' && !(await answers(address));
    if (abandoned) fs.rmSync(address, { force: true });
    if (!abandoned || !(await listens(server, address))) {
      throw new StartupError(
        `Another server already works on ${dataDir}: stop it first, or give this one a folder of its own with DATA_DIR.`,
      );
    }
  }
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

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
