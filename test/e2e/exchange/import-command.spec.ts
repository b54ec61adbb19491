import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImportTargets } from '../../../modules/exchange/index.js';
import { callCommand, type Called, type Ended } from '../../support/built-command.js';
import { NOTE_TABLE, noteTarget } from '../../support/note-target.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { WORLD_PASSWORD } from '../../support/world.js';

/** A row's turn at which the server stops and tells; it goes on when it is let go. */
class Gate {
  private reach: () => void = () => undefined;
  private release: () => void = () => undefined;
  readonly reached = new Promise<void>((resolve) => (this.reach = resolve));
  private readonly open = new Promise<void>((resolve) => (this.release = resolve));

  constructor(readonly at: string) {}

  async pass(): Promise<void> {
    this.reach();
    await this.open;
  }

  letGo(): void {
    this.release();
  }
}

describe('npm run import', () => {
  let product: TestProduct;
  let folder: string;
  let gate: Gate | null = null;

  beforeAll(async () => {
    product = await startTestProduct({ listen: true });
    await product.seedWorld();
    await product.sql.query(NOTE_TABLE);
    product.get(ImportTargets).register(
      noteTarget(async (number) => {
        if (gate?.at === number) await gate.pass();
      }),
    );
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-import-'));
    const accounts = [
      { login: 'admin', password: WORLD_PASSWORD, name: '', place: '', roles: ['system_administrator'] },
    ];
    fs.writeFileSync(path.join(folder, 'accounts.json'), JSON.stringify({ accounts }));
  });
  beforeEach(async () => {
    gate = null;
    await product.sql.query('truncate note, import_run cascade');
  });
  afterAll(async () => {
    await product.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const start = (
    args: readonly string[],
    url = product.url ?? '',
    more: Readonly<Record<string, string>> = {},
  ): Called =>
    callCommand('import', args, {
      cwd: folder,
      env: {
        BASE_URL: url,
        ACCOUNTS_FILE: path.join(folder, 'accounts.json'),
        DATA_DIR: folder,
        ...more,
      },
    });
  const run = (file: string, ...more: string[]): Promise<Ended> =>
    start([file, '--target', 'notes', '--agency', 'station', ...more]).ended;
  const write = (name: string, content: string | Buffer): string => {
    fs.writeFileSync(path.join(folder, name), content);
    return name;
  };
  const rejected = (name: string): string =>
    fs.readFileSync(path.join(folder, `${name}.rejected.csv`), 'utf8');
  const csvOf = (rows: number, prefix: string): string =>
    `编号,简要情况\r\n${Array.from({ length: rows }, (_, index) => `${prefix}${index + 1},邻里因第${index + 1}件事争吵\r\n`).join('')}`;
  const notes = async (): Promise<{ number: string; text: string; line: number }[]> =>
    (
      await product.sql.query<{ number: string; text: string; line: number }>(
        'select number, text, line from note order by line',
      )
    ).rows;

  it('signs in with a token where no file keeps a password, and says so when the token has ended', async () => {
    const asked = { name: 'import', expiresInDays: 1, password: WORLD_PASSWORD };
    const { body } = await product.as('admin').post<{ id: string; token: string }>('/api-tokens', asked);
    const args = [write('by-token.csv', csvOf(3, 't')), '--target', 'notes', '--agency', 'station'];
    const env = { API_TOKEN: body.token, ACCOUNTS_FILE: path.join(folder, 'no-such-file.json') };
    expect(await start(args, undefined, env).ended).toMatchObject({ code: 0 });
    expect(await notes()).toHaveLength(3);
    await product.as('admin').delete(`/api-tokens/${body.id}`);
    const refused = await start(args, undefined, env).ended;
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.output).toContain('does not know the token in API_TOKEN');
  });

  it('brings in 2,000 rows, and the same file again imports nothing and says so', async () => {
    const file = write('large.csv', csvOf(2000, 'a'));
    const first = await run(file);
    expect(first).toMatchObject({ code: 0 });
    expect(first.output).toContain('done: 2000 imported, 0 in before, 0 rejected.');
    expect(new Set((await notes()).map(({ number }) => number)).size).toBe(2000);
    expect(fs.existsSync(path.join(folder, `${file}.rejected.csv`))).toBe(false);

    const again = await run(file);
    expect(again.code).toBe(0);
    expect(again.output).toMatch(
      /This very file was imported at \S+Z: 2000 imported, 0 rejected\. Nothing was imported again\./,
    );
    const copy = await run(write('large-copy.csv', `${csvOf(2000, 'a')}\r\n`));
    expect(copy.output).toContain(
      '0 imported, 2000 in before, 0 rejected. Every row had come in before: nothing was imported again.',
    );
    expect(await notes()).toHaveLength(2000);
  });

  it.each<[string, (text: string) => Buffer]>([
    ['utf-8', (text) => Buffer.from(text)],
    ['utf-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['gb18030', (text) => execFileSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: text })],
  ])('finds out that a list is written in %s', async (encoding, encode) => {
    const text = '编号,简要情况\n1,"𠮷野家门口，两人因停车争吵"\n';
    const { output } = await run(write(`${encoding}.csv`, encode(text)));
    expect(output).toContain(`(${encoding.split(' ')[0]})`);
    expect(await notes()).toEqual([{ number: '1', text: '𠮷野家门口，两人因停车争吵', line: 2 }]);
  });

  it('names the line on which a bad row begins, and lists it as it stands', async () => {
    const text =
      '编号,简要情况\r\n1,"第一行\r\n第二行"\r\n\r\n2,坏\r\n3,少,多\r\n4\r\n5,"他说""坏"""\r\n6,"坏"\r\n';
    const file = write('lines.csv', text);
    const { code, output } = await run(file);
    expect(code).toBe(2);
    expect(output).toContain('done: 2 imported, 0 in before, 4 rejected.');
    expect(await notes()).toEqual([
      { number: '1', text: '第一行\r\n第二行', line: 2 },
      { number: '5', text: '他说"坏"', line: 8 },
    ]);
    expect(rejected(file)).toBe(
      '\uFEFFline,reason,raw\r\n' +
        '5,"简要情况: Say what happened.","2,坏"\r\n' +
        '6,"The row has more or fewer cells than the headings.","3,少,多"\r\n' +
        '7,"The row has more or fewer cells than the headings.","4"\r\n' +
        '9,"简要情况: Say what happened.","6,""坏"""\r\n',
    );
  });

  it('reads JSON Lines and tells which lines are none', async () => {
    const file = write(
      'list.jsonl',
      `{"编号":1,"简要情况":"一"}\n\nkein json\n[1]\n{"编号":2,"简要情况":"${'长'.repeat(30_000)}"}\n{"编号":3,"简要情况":"三"}`,
    );
    const { output } = await run(file);
    expect(output).toContain('done: 2 imported, 0 in before, 3 rejected.');
    expect((await notes()).map(({ number, line }) => [number, line])).toEqual([
      ['1', 1],
      ['3', 6],
    ]);
    expect(
      rejected(file)
        .split('\r\n')
        .slice(1, 4)
        .map((line) => line.split(',').slice(0, 2).join()),
    ).toEqual(['3,"The line is not JSON."', '4,"The line is JSON', '5,"The row is longer than 64 KiB."']);
  });

  it('goes on where it was when the command is killed, even while the server is taking a batch', async () => {
    const file = write('killed.csv', csvOf(1000, 'k').replace('邻里因第3件事争吵', '坏'));
    gate = new Gate('k650');
    const { child, ended } = start([file, '--target', 'notes', '--agency', 'station']);
    await gate.reached;
    child.kill('SIGKILL');
    await ended;
    gate.letGo();
    const { code, output } = await run(file);
    expect(code).toBe(2);
    expect(output).toMatch(/going on after line \d+/);
    expect(output).toContain('done: 999 imported, 0 in before, 1 rejected.');
    const rows = await notes();
    expect(rows).toHaveLength(999);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(999);
    expect(rejected(file)).toBe('\uFEFFline,reason,raw\r\n4,"简要情况: Say what happened.","k3,坏"\r\n');
  });

  it('takes twenty rows a transaction, so that nobody who registers meanwhile waits for more', async () => {
    const file = write('small-steps.csv', csvOf(200, 'm'));
    gate = new Gate('m70');
    const { ended } = start([file, '--target', 'notes', '--agency', 'station']);
    await gate.reached;
    expect(await notes()).toHaveLength(60);
    gate.letGo();
    expect(await ended).toMatchObject({ code: 0 });
    expect(await notes()).toHaveLength(200);
  });

  it('says how to start the product when no server answers', async () => {
    const file = write('nobody.csv', csvOf(1, 'n'));
    const { code, output } = await start([file], 'http://127.0.0.1:9').ended;
    expect(code).toBe(1);
    expect(output).toBe(
      'No server answers at http://127.0.0.1:9: start it with npm start, or name it with BASE_URL.\n',
    );
  });

  it('says in one sentence what is wrong with the file or the command', async () => {
    expect(await start(['missing.csv']).ended).toMatchObject({
      code: 1,
      output: expect.stringMatching(/missing\.csv cannot be read: ENOENT\.\n$/) as string,
    });
    const quote = await run(write('quote.csv', `编号,简要情况\n1,一\n2,"${'开'.repeat(300_000)}\n`));
    expect(quote).toMatchObject({
      code: 1,
      output: expect.stringContaining('A quote is opened and never closed at or before line 3.') as string,
    });
    const utf16 = await run(write('utf16.csv', Buffer.from('\uFEFF编号', 'utf16le')));
    expect(utf16.output).toContain('is written in UTF-16: save it as "CSV UTF-8".');
    const columns = await run(write('columns.csv', '编号,别的\n1,2\n'));
    expect(columns.output).toContain(
      'No column fills text. Name one 简要情况 or 内容, or say in the mapping which it is.',
    );
    expect(await start([]).ended).toMatchObject({
      code: 1,
      output: expect.stringContaining('Name one file') as string,
    });
    const agency = await start([write('whose.csv', csvOf(1, 'w')), '--target', 'notes']).ended;
    expect(agency.output).toMatch(
      /--agency KEY\n {2}other-station {2}草市街派出所\n {2}station {2}草堂派出所/,
    );
  });

  it('takes columns, agency and source from a mapping file', async () => {
    write(
      'mapping.json',
      JSON.stringify({ agency: 'station', source: '12345', columns: { 工单: 'number', 诉求: 'text' } }),
    );
    const { output } = await start([
      write('mapped.csv', '工单;诉求;市民\nG1;路灯不亮;某人\n'),
      '--target',
      'notes',
      '--mapping',
      'mapping.json',
    ]).ended;
    expect(output).toContain('columns left out: 市民');
    expect(await notes()).toEqual([{ number: 'G1', text: '路灯不亮', line: 2 }]);
    const { rows } = await product.sql.query<{ source: string }>('select source from import_run');
    expect(rows).toEqual([{ source: '12345' }]);
  });
});
