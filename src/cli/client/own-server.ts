import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readAccountsFile } from '../../first-start/accounts-file.js';
import { readSettings, type Settings } from '../../platform/config/settings.js';
import { StartupError } from '../../platform/config/startup-error.js';
import { type RunningProduct, startProduct } from '../../start.js';
import { Voice } from './voice.js';

/** A server to work on, and who can sign in to it. */
export interface Server {
  readonly url: string;
  /** Where its data lies; for a server at BASE_URL, what the environment says of it. */
  readonly settings: Settings;
  /** @throws StartupError when the login is not in the accounts file */
  signIn(login: string): Promise<Voice>;
  /** @throws StartupError when the login is not in the accounts file */
  passwordOf(login: string): string;
}

/**
 * The server at BASE_URL, when it is set; else one of its own on a temporary data folder with a driven clock, which is gone
 * afterwards, also when the command is interrupted.
 * @param seed what its own is filled with: `none` but the three administrators, or the demonstration district
 */
export async function withServer<T>(
  work: (server: Server) => Promise<T>,
  seed: Settings['seed'] = 'none',
): Promise<T> {
  const { BASE_URL } = process.env;
  if (BASE_URL !== undefined && BASE_URL !== '') {
    return work(serverAt(BASE_URL.replace(/\/$/, ''), readSettings(process.env)));
  }
  const own = startOwnServer(seed);
  const interrupted = (signal: 'SIGINT' | 'SIGTERM'): void => {
    tell(`${signal}: taking the temporary server down …`);
    // What the work says when its server is gone from under it, and the server without its database, is of no interest.
    process.on('unhandledRejection', () => undefined).on('uncaughtException', () => undefined);
    void own.abandon().finally(() => process.exit(EXIT_CODES[signal]));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const { url } = await own.product;
    return await work(serverAt(url, own.settings));
  } finally {
    await own.end();
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
}

/** As a shell counts them. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

interface OwnServer {
  readonly settings: Settings;
  readonly product: Promise<RunningProduct>;
  /** Finishes what is under way, stops, and removes the folder. */
  end(): Promise<void>;
  /** Stops in the middle of whatever is under way and removes the folder; one that is still starting is waited for. */
  abandon(): Promise<void>;
}

function startOwnServer(seed: Settings['seed']): OwnServer {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-own-'));
  const settings = readSettings({
    DATA_DIR: dataDir,
    PORT: '0',
    SEED: seed,
    CLOCK: 'driven',
    LOG_LEVEL: 'error',
  });
  const product = startProduct(settings, tell);
  const takeDown = async (how: (running: RunningProduct) => Promise<void>): Promise<void> => {
    // A start that failed has taken down what it had begun, and its error is told by whoever waits for the product.
    const running = await product.catch(() => null);
    if (running !== null) await how(running);
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    settings,
    product,
    end: () => takeDown((running) => running.stop()),
    abandon: () => takeDown((running) => running.abandon()),
  };
}

/** Not on standard output, where the results are. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function serverAt(url: string, settings: Settings): Server {
  const { accountsFile } = settings;
  const passwordOf = (login: string): string => {
    const { accounts } = readAccountsFile(accountsFile);
    const account = accounts.find((candidate) => candidate.login === login);
    if (account === undefined) throw new StartupError(`${accountsFile} has no account ${login}.`);
    return account.password;
  };
  return {
    url,
    settings,
    passwordOf,
    signIn: async (login) => Voice.signIn(url, login, passwordOf(login)),
  };
}
