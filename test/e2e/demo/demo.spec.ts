import fs from 'node:fs';
import path from 'node:path';
import { Voice } from '../../../src/cli/client/voice.js';
import { type AccountsFile, readAccountsFile } from '../../../src/first-start/accounts-file.js';
import { ROLES } from '../../../modules/identity/roles.js';
import { callCommand } from '../../support/built-command.js';
import {
  eventually,
  postmasterOf,
  ProductProcess,
  removeFolder,
  temporaryFolder,
} from '../../support/product-process.js';

interface Agency {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
}

describe('the demonstration district', () => {
  let dataDir: string;
  let product: ProductProcess;
  let url: string;
  let accounts: AccountsFile;

  beforeAll(async () => {
    dataDir = temporaryFolder();
    product = ProductProcess.run({ SEED: 'demo', CLOCK: 'driven', DATA_DIR: dataDir });
    url = await product.ready();
    accounts = readAccountsFile(path.join(dataDir, 'demo-accounts.json'));
  });

  afterAll(async () => {
    product.kill('SIGTERM');
    await product.exit();
    await eventually('PostgreSQL ends with its owner', () => postmasterOf(dataDir) === null);
    removeFolder(dataDir);
  });

  const as = (login: string): Promise<Voice> =>
    Voice.signIn(url, login, accounts.accounts.find((each) => each.login === login)?.password ?? '');

  const command = async (name: string): Promise<string> => {
    const { code, stdout, output } = await callCommand(name, [], {
      cwd: dataDir,
      env: { BASE_URL: url, DATA_DIR: dataDir },
    }).ended;
    if (code !== 0) throw new Error(`${name} ended with ${code}: ${output}`);
    return stdout;
  };

  it('names its accounts on the screen and in a file that only its owner reads, one for every role', async () => {
    expect(fs.statSync(path.join(dataDir, 'demo-accounts.json')).mode & 0o777).toBe(0o600);
    const held = new Set(accounts.accounts.flatMap(({ roles }) => roles));
    expect([...held].sort()).toEqual([...ROLES].sort());
    const passwords = new Set(accounts.accounts.map(({ password }) => password));
    expect(passwords.size).toBe(accounts.accounts.length);
    // The address is printed first, and it is what the test waits for.
    await eventually('the accounts are told', () => product.output.includes('demo-accounts.json'));
    for (const login of ['station-caotang.officer1', 'labor.intake', 'coordinator.district1', 'sysadmin']) {
      const { password = '' } = accounts.accounts.find((each) => each.login === login) ?? {};
      expect(product.output).toMatch(new RegExp(`${login} +${password}`));
    }
  });

  it('has every agency that a district needs, and the duties of administrators in different hands', async () => {
    const { items } = await (await as('centre.head')).must<{ items: Agency[] }>('GET', '/agencies?limit=200');
    const count = (kind: string): number => items.filter((agency) => agency.kind === kind).length;
    expect(count('station')).toBe(2);
    expect(count('community')).toBe(10);
    expect(count('trade-association')).toBe(3);
    for (const kind of [
      'coordination-centre',
      'street-mediation',
      'judicial-office',
      'womens-federation',
      'labor',
      'civil-affairs',
      'urban-management',
      'volunteers',
      'experts',
    ]) {
      expect([kind, count(kind)]).toEqual([kind, 1]);
    }
    const powers = ['system_administrator', 'security_administrator', 'auditor'];
    for (const { login, roles } of accounts.accounts) {
      expect([login, roles.filter((role) => powers.includes(role)).length <= 1]).toEqual([login, true]);
    }
  });

  it('has cases in every state and referrals in all fifteen', async () => {
    const centre = await as('coordinator.district1');
    const states = new Set<string>();
    const referralStates = new Set<string>();
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: { id: string; state: string }[]; nextCursor: string | null } = await centre.must(
        'GET',
        `/cases?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      for (const { id, state } of page.items) {
        states.add(state);
        const { items } = await centre.must<{ items: { state: string }[] }>('GET', `/cases/${id}/referrals`);
        for (const referral of items) referralStates.add(referral.state);
      }
      cursor = page.nextCursor;
    }
    expect([...states].sort()).toEqual(['closed', 'handling', 'registered', 'triage']);
    expect(referralStates.size).toBe(15);
  });

  it('plays its day: settled, routed and extended, overruled, passed on by silence, and led to the law', async () => {
    const stdout = await command('demo');
    expect(stdout.match(/^── .+$/gm)).toHaveLength(5);
    expect(stdout).toMatch(/一步办结：\S+，状态 closed/);
    expect(stdout).toMatch(/批准延期，办结时限改为 \d/);
    expect(stdout).toMatch(/派出所确认结果：已结束/);
    expect(stdout).toMatch(/裁定由妇联办理：待签收/);
    expect(stdout).toMatch(/社区居民委员会：已结束（expired）/);
    expect(stdout).toMatch(/街道人民调解委员会：待签收（queued）/);
    expect(stdout).toMatch(/已停止调解，进入法定程序/);
    expect(stdout).toMatch(/告诫.*前/);
  });

  it('passes the doctor and the check of its audit trail', async () => {
    const said = await command('doctor');
    expect(said).toMatch(/^0 missing, \d+ unwise, \d+ fine$/m);
    const trail = await command('audit-verify');
    expect(trail).toMatch(/^audit: \d+ rows, \d+ seals, 0 findings$/m);
  });

  it('has everything that is encrypted under its one key', async () => {
    const said = await command('keys-reseal');
    expect(said).toMatch(/^party\.phone_sealed: \d+ with k1$/m);
    expect(said).toMatch(/^keys: 0 rows sealed anew with k1, 0 texts left with another key$/m);
  });
});
