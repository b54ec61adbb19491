import fs from 'node:fs';
import path from 'node:path';
import { writeAccountsFile } from '../../../src/first-start/accounts-file.js';
import { callCommand } from '../../support/built-command.js';
import { removeFolder, temporaryFolder } from '../../support/product-process.js';

const NOBODY = 'http://127.0.0.1:9';

describe.each(['demo', 'import'])('npm run %s without a server', (command) => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'disputes.csv');
  const accounts = path.join(folder, 'accounts.json');
  const call = async (env: Readonly<Record<string, string>>): Promise<unknown> => {
    const { code, output } = await callCommand(command, command === 'import' ? [file] : [], {
      env: { DATA_DIR: folder, BASE_URL: NOBODY, ...env },
    }).ended;
    return { code, output };
  };

  beforeAll(() => {
    fs.writeFileSync(file, '编号,简要情况\n1,楼上漏水\n');
    writeAccountsFile(accounts, {
      accounts: [
        {
          login: 'sysadmin',
          password: 'x',
          name: '胡某丁',
          place: '四川省',
          roles: ['system_administrator'],
        },
      ],
    });
  });

  afterAll(() => removeFolder(folder));

  it('that was never started says how to start it', async () => {
    expect(await call({})).toEqual({
      code: 1,
      output: `The accounts in ${path.join(folder, 'demo-accounts.json')} cannot be read: the first start of the product writes them. Start it with npm start, or name another file with ACCOUNTS_FILE.\n`,
    });
  });

  it('that was started once says so too', async () => {
    expect(await call({ ACCOUNTS_FILE: accounts })).toEqual({
      code: 1,
      output: `No server answers at ${NOBODY}: start it with npm start, or name it with BASE_URL.\n`,
    });
  });
});
