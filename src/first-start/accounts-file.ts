import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Role } from '../platform/auth/actor.js';
import { StartupError } from '../platform/config/startup-error.js';

/** An account that the first start made, as commands and people sign in with it. */
export interface FirstAccount {
  readonly login: string;
  readonly password: string;
  readonly name: string;
  /** The agency's name, or the area's for a role over an area. */
  readonly place: string;
  readonly roles: readonly Role[];
}

export interface AccountsFile {
  readonly accounts: readonly FirstAccount[];
}

/** A password nobody can guess, short enough to be typed from a sheet. */
export function randomPassword(): string {
  return randomBytes(12).toString('base64url');
}

/**
 * Readable by its owner only. Written under another name and renamed, so that nobody ever reads half of it; where that
 * fails, no passwords are left behind.
 * @throws StartupError when it cannot be written
 */
export function writeAccountsFile(file: string, content: AccountsFile): void {
  const writing = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(writing, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    fs.renameSync(writing, file);
  } catch (error) {
    removeIfThere(writing);
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(`The accounts cannot be written to ${file} (${code}): correct ACCOUNTS_FILE.`);
  }
}

/** Nothing lies where the folder is none. */
function removeIfThere(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw error;
  }
}

/** @throws StartupError when there is no such file, saying where it comes from */
export function readAccountsFile(file: string): AccountsFile {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as AccountsFile;
  } catch {
    throw new StartupError(
      `The accounts in ${file} cannot be read: the first start of the product writes them. Start it with npm start, or name another file with ACCOUNTS_FILE.`,
    );
  }
}
