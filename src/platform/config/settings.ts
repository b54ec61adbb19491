import path from 'node:path';
import { type ObjectStorage, readObjectStorage } from './object-storage.js';
import { StartupError } from './startup-error.js';

export type ProcessRole = 'all' | 'api' | 'worker';

/** Everything the product can be told from outside, read once at start. Defaults suit one machine and a demo. */
export interface Settings {
  readonly role: ProcessRole;
  readonly host: string;
  readonly port: number;
  /** Absolute folder of everything this machine keeps: database, files, keys, anchors. */
  readonly dataDir: string;
  /** The owner's connection to an external PostgreSQL; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** A login of the runtime role, where the owner's must not be shared with the product. */
  readonly databaseRuntimeUrl: string | null;
  readonly queueUrl: string | null;
  /** `driven`: an administrator moves the product's clock (tests, trials); refused in production. */
  readonly clock: 'system' | 'driven';
  readonly seed: 'demo' | 'none';
  readonly accountsFile: string;
  /** Absolute folder through which files cross a network boundary. */
  readonly exchangeDir: string;
  /** How long files lie in `done` and `refused` of the exchange folder before they are deleted. */
  readonly exchangeKeepDays: number;
  readonly logLevel: string;
  /** As `npm run keys:new` prints it, the newest key first; null for the ring kept in the data folder. */
  readonly keyRing: string | null;
  readonly sessionIdleMinutes: number;
  /** However busy it is, a session ends then; by default a working day with its overtime. */
  readonly sessionMaxHours: number;
  /** Wrong passwords of one login from one address. */
  readonly loginMaxFailures: number;
  /** Wrong passwords of one login from all addresses together. */
  readonly loginMaxFailuresAnywhere: number;
  /** Wrong passwords from one address at all logins together. */
  readonly addressMaxFailures: number;
  readonly loginLockMinutes: number;
  readonly uploadMaxMb: number;
  /** Where the content of files is kept; null for the folder `files` of the data folder. */
  readonly objectStorage: ObjectStorage | null;
  /** Where people reach the product, for links in messages and for the cookie's Secure flag. */
  readonly publicUrl: string | null;
  /** Where commands that speak to a running server find it, without a slash at the end. */
  readonly baseUrl: string;
  /** With which the import signs in, instead of an account of the file. */
  readonly apiToken: string | null;
  /** Proxies of one's own before the product: so many hops of X-Forwarded-For are believed, and none that a client adds. */
  readonly trustedProxies: number;
  readonly production: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param args command-line arguments after the script: `--role=all|api|worker`
 * @throws StartupError with one sentence for each setting that cannot be used, all at once
 */
export function readSettings(env: Environment, args: readonly string[] = []): Settings {
  const problems: string[] = [];
  const read = new Reader(env, problems);
  const dataDir = path.resolve(read.text('DATA_DIR') ?? '.data');
  const production = env['NODE_ENV'] === 'production';
  const clock = read.choice('CLOCK', ['system', 'driven'], 'system');
  if (clock === 'driven' && production) {
    problems.push('CLOCK=driven is refused when NODE_ENV=production: leave CLOCK out.');
  }
  const host = read.text('HOST') ?? '127.0.0.1';
  const port = read.whole('PORT', 3000, 0, 65_535);
  const databaseUrl = read.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const databaseRuntimeUrl = read.url('DATABASE_RUNTIME_URL', ['postgres:', 'postgresql:']);
  if (databaseRuntimeUrl !== null && read.text('DATABASE_URL') === null) {
    problems.push('DATABASE_RUNTIME_URL stands alone: set DATABASE_URL too, or leave both out.');
  }
  const settings: Settings = {
    role: readRole(args, problems),
    host,
    port,
    dataDir,
    databaseUrl,
    databaseRuntimeUrl,
    queueUrl: read.url('QUEUE_URL', ['redis:', 'rediss:']),
    clock,
    seed: read.choice('SEED', ['demo', 'none'], 'demo'),
    accountsFile: path.resolve(read.text('ACCOUNTS_FILE') ?? path.join(dataDir, 'demo-accounts.json')),
    exchangeKeepDays: read.whole('EXCHANGE_KEEP_DAYS', 30, 1, 3650),
    exchangeDir: path.resolve(read.text('EXCHANGE_DIR') ?? path.join(dataDir, 'exchange')),
    logLevel: read.choice('LOG_LEVEL', ['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'warn'),
    keyRing: read.text('KEY_RING'),
    sessionIdleMinutes: read.whole('SESSION_IDLE_MINUTES', 30, 1, 1440),
    sessionMaxHours: read.whole('SESSION_MAX_HOURS', 12, 1, 168),
    loginMaxFailures: read.whole('LOGIN_MAX_FAILURES', 5, 1, 100),
    loginMaxFailuresAnywhere: read.whole('LOGIN_MAX_FAILURES_ANYWHERE', 30, 1, 1000),
    addressMaxFailures: read.whole('ADDRESS_MAX_FAILURES', 50, 1, 100_000),
    loginLockMinutes: read.whole('LOGIN_LOCK_MINUTES', 30, 1, 1440),
    uploadMaxMb: read.whole('UPLOAD_MAX_MB', 20, 1, 500),
    objectStorage: readObjectStorage(read, problems),
    publicUrl: read.url('PUBLIC_URL', ['http:', 'https:']),
    baseUrl: (read.url('BASE_URL', ['http:', 'https:']) ?? `http://${host}:${port}`).replace(/\/+$/, ''),
    apiToken: read.text('API_TOKEN'),
    trustedProxies: read.proxies('TRUST_PROXY'),
    production,
  };
  if (problems.length > 0) throw new StartupError(problems.join('\n'));
  return Object.freeze(settings);
}

function readRole(args: readonly string[], problems: string[]): ProcessRole {
  let role: ProcessRole = 'all';
  for (const arg of args) {
    const value = /^--role=(.*)$/.exec(arg)?.[1];
    if (value === 'all' || value === 'api' || value === 'worker') role = value;
    else
      problems.push(
        `${arg} is not understood: the only argument is --role=all, --role=api or --role=worker.`,
      );
  }
  return role;
}

class Reader {
  constructor(
    private readonly env: Environment,
    private readonly problems: string[],
  ) {}

  text(name: string): string | null {
    const value = this.env[name]?.trim();
    return value === undefined || value === '' ? null : value;
  }

  choice<const Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice {
    const value = this.text(name);
    if (value === null) return otherwise;
    const known = choices.find((choice) => choice === value);
    if (known === undefined)
      this.problems.push(`${name}=${value} is not understood: use ${choices.join(' or ')}.`);
    return known ?? otherwise;
  }

  whole(name: string, otherwise: number, least: number, most: number): number {
    const value = this.text(name);
    if (value === null) return otherwise;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    this.problems.push(`${name}=${value} is not usable: give a whole number from ${least} to ${most}.`);
    return otherwise;
  }

  /** `yes` is one. */
  proxies(name: string): number {
    const value = this.text(name) ?? 'no';
    if (/^([1-9]|yes|no)$/.test(value)) return value === 'no' ? 0 : value === 'yes' ? 1 : Number(value);
    this.problems.push(`${name}=${value} is not understood: use yes, no, or how many proxies there are.`);
    return 0;
  }

  /** The value may hold a password, so it is never repeated in the sentence. */
  url(name: string, protocols: readonly string[]): string | null {
    const value = this.text(name);
    if (value === null) return null;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    this.problems.push(
      `${name} is not usable: give an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}.`,
    );
    return null;
  }
}
