import path from 'node:path';
import { readSettings } from '../../../src/platform/config/settings.js';
import { StartupError } from '../../../src/platform/config/startup-error.js';

/** The sentences a start with these settings ends with. */
function refusals(env: Record<string, string>, args: string[] = []): string[] {
  try {
    readSettings(env, args);
  } catch (error) {
    if (error instanceof StartupError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('the settings', () => {
  it('suit one machine and a demonstration when nothing is said', () => {
    expect(readSettings({})).toEqual({
      role: 'all',
      host: '127.0.0.1',
      port: 3000,
      dataDir: path.resolve('.data'),
      databaseUrl: null,
      databaseRuntimeUrl: null,
      queueUrl: null,
      clock: 'system',
      seed: 'demo',
      accountsFile: path.resolve('.data/demo-accounts.json'),
      exchangeDir: path.resolve('.data/exchange'),
      exchangeKeepDays: 30,
      logLevel: 'warn',
      keyRing: null,
      sessionIdleMinutes: 30,
      sessionMaxHours: 12,
      loginMaxFailures: 5,
      loginMaxFailuresAnywhere: 30,
      addressMaxFailures: 50,
      loginLockMinutes: 30,
      uploadMaxMb: 20,
      objectStorage: null,
      publicUrl: null,
      baseUrl: 'http://127.0.0.1:3000',
      apiToken: null,
      trustedProxies: 0,
      production: false,
    });
  });

  it('cannot be changed once they are read', () => {
    const settings = readSettings({}) as { port: number };
    expect(() => (settings.port = 1)).toThrow(TypeError);
  });

  it('keep files in the folder, or in the bucket they name', () => {
    const keys = { S3_ACCESS_KEY_ID: 'accord', S3_SECRET_ACCESS_KEY: 'x' };
    expect(readSettings({ FILES_URL: 's3://accord-files/a/b/', ...keys }).objectStorage).toEqual({
      bucket: 'accord-files',
      prefix: 'a/b',
      endpoint: null,
      region: 'us-east-1',
      accessKeyId: 'accord',
      secretAccessKey: 'x',
    });
    expect(refusals({ FILES_URL: 's3://accord-files' })).toEqual([
      'S3_ACCESS_KEY_ID is missing: FILES_URL needs it.',
      'S3_SECRET_ACCESS_KEY is missing: FILES_URL needs it.',
    ]);
    expect(refusals({ FILES_URL: '/srv/files' })).toHaveLength(1);
  });

  it('take what is empty as not said', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toEqual(readSettings({}));
  });

  it('keep the accounts file in the data folder unless it has a place of its own', () => {
    expect(readSettings({ DATA_DIR: '/srv/accord' }).accountsFile).toBe('/srv/accord/demo-accounts.json');
    expect(readSettings({ ACCOUNTS_FILE: '/srv/accounts.json' }).accountsFile).toBe('/srv/accounts.json');
  });

  it('find the server where it listens, or where they are told', () => {
    expect(readSettings({ PORT: '4000' }).baseUrl).toBe('http://127.0.0.1:4000');
    expect(readSettings({ BASE_URL: 'https://accord.example/' }).baseUrl).toBe('https://accord.example');
  });

  it.each(['all', 'api', 'worker'] as const)('take the role %s from the command line', (role) => {
    expect(readSettings({}, [`--role=${role}`]).role).toBe(role);
  });

  it('tell every problem at once, a sentence each', () => {
    expect(refusals({ PORT: '70000', SEED: 'all', UPLOAD_MAX_MB: '1.5' }, ['--role=boss'])).toEqual([
      'PORT=70000 is not usable: give a whole number from 0 to 65535.',
      '--role=boss is not understood: the only argument is --role=all, --role=api or --role=worker.',
      'SEED=all is not understood: use demo or none.',
      'UPLOAD_MAX_MB=1.5 is not usable: give a whole number from 1 to 500.',
    ]);
  });

  it('let the clock be driven, but not in production', () => {
    expect(readSettings({ CLOCK: 'driven' }).clock).toBe('driven');
    expect(refusals({ CLOCK: 'driven', NODE_ENV: 'production' })).toEqual([
      'CLOCK=driven is refused when NODE_ENV=production: leave CLOCK out.',
    ]);
  });

  it('never repeat an address, which may hold a password', () => {
    expect(refusals({ DATABASE_URL: 'mysql://accord:secret@db/accord', QUEUE_URL: 'secret' })).toEqual([
      'DATABASE_URL is not usable: give an address that begins with postgres:// or postgresql://.',
      'QUEUE_URL is not usable: give an address that begins with redis:// or rediss://.',
    ]);
  });

  it('want the owner of an external database beside the login of the product', () => {
    expect(refusals({ DATABASE_RUNTIME_URL: 'postgres://app@db/accord' })).toEqual([
      'DATABASE_RUNTIME_URL stands alone: set DATABASE_URL too, or leave both out.',
    ]);
  });
});
