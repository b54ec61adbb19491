import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type FirstAccount, writeAccountsFile } from '../../../src/first-start/accounts-file.js';
import { accountLines } from '../../../src/first-start/show-accounts.js';
import { readSettings, type Settings } from '../../../src/platform/config/settings.js';

const account = (login: string, ...roles: FirstAccount['roles']): FirstAccount => ({
  login,
  password: `password-of-${login}`,
  name: '张某甲',
  place: '全国',
  roles,
});
const ADMINISTRATORS = [
  account('sysadmin', 'system_administrator'),
  account('secadmin', 'security_administrator'),
  account('auditor', 'auditor'),
];

describe('the accounts on the terminal', () => {
  let folder: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-accounts-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const settings = (env: Readonly<Record<string, string>> = {}): Settings =>
    readSettings({ DATA_DIR: folder, ...env });
  const write = (...accounts: readonly FirstAccount[]): void =>
    writeAccountsFile(settings().accountsFile, { accounts });
  const shown = (isFirstStart: boolean, env: Readonly<Record<string, string>> = {}): string =>
    accountLines(settings(env), isFirstStart).join('\n');

  it('that cannot be written leave no passwords behind', () => {
    const taken = path.join(folder, 'taken');
    fs.mkdirSync(taken);
    fs.writeFileSync(path.join(taken, 'a-file'), '');
    for (const file of [taken, path.join(taken, 'a-file', 'accounts.json')]) {
      expect(() => writeAccountsFile(file, { accounts: ADMINISTRATORS })).toThrow(
        `The accounts cannot be written to ${file}`,
      );
    }
    expect([fs.readdirSync(folder), fs.readdirSync(taken)]).toEqual([['taken'], ['a-file']]);
  });

  it('of the three administrators are shown once, whatever SEED says later', () => {
    write(...ADMINISTRATORS);
    expect(shown(true)).toContain('password-of-sysadmin');
    expect(shown(false)).toBe('');
    expect(shown(false, { SEED: 'none' })).toBe('');
  });

  it('of a demonstration are shown at every start', () => {
    write(...ADMINISTRATORS, account('labor.intake', 'agency_intake'));
    expect(shown(false)).toContain('password-of-labor.intake');
  });

  it('are never shown in production', () => {
    write(...ADMINISTRATORS, account('labor.intake', 'agency_intake'));
    expect(shown(true, { NODE_ENV: 'production' })).toBe('');
  });

  it('are nothing where there is no file', () => {
    expect(shown(true)).toBe('');
  });
});
