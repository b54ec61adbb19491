import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readAccountsFile } from '../../first-start/accounts-file.js';
import { readSettings, type Settings } from '../../platform/config/settings.js';
import { StartupError } from '../../platform/config/startup-error.js';
import { startProduct } from '../../start.js';
import { Voice } from './voice.js';

/** A server to work on, and who can sign in to it. */
export interface Server {
  readonly url: string;
  /** Where its data lies; for a server at BASE_URL, what the environment says of it. */
  readonly settings: Settings;
  /** @throws StartupError when the login is not in the accounts file */
  signIn(login: string): Promise<Voice>;
}

/**
 * The server at BASE_URL, when it is set; else one of its own on a temporary data folder, empty and with a driven clock,
 * which is gone afterwards.
 */
export async function withServer<T>(work: (server: Server) => Promise<T>): Promise<T> {
  const { BASE_URL } = process.env;
  if (BASE_URL !== undefined && BASE_URL !== '') {
    return work(serverAt(BASE_URL.replace(/\/$/, ''), readSettings(process.env)));
  }
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-own-'));
  const settings = readSettings({
    DATA_DIR: dataDir,
    PORT: '0',
    SEED: 'none',
    CLOCK: 'driven',
    LOG_LEVEL: 'error',
  });
  const product = await startProduct(settings, () => undefined);
  try {
    return await work(serverAt(product.url, settings));
  } finally {
    await product.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

function serverAt(url: string, settings: Settings): Server {
  const { accountsFile } = settings;
  return {
    url,
    settings,
    signIn: async (login) => {
      const { accounts } = readAccountsFile(accountsFile);
      const account = accounts.find((candidate) => candidate.login === login);
      if (account === undefined) throw new StartupError(`${accountsFile} has no account ${login}.`);
      return Voice.signIn(url, login, account.password);
    },
  };
}
