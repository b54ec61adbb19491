import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Voice } from '../../../src/cli/client/voice.js';
import { runReplay } from '../../../src/cli/replay/run-replay.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { WORLD_PASSWORD } from '../../support/world.js';

const [HEAD = '', ...ROWS] = gunzipSync(
  fs.readFileSync(path.resolve('test/data/service_requests_sample.csv.gz')),
)
  .toString('utf8')
  .trimEnd()
  .split('\n');
const AS_OF = '2016-01-12T23:00';

describe('npm run replay against a server', () => {
  let product: TestProduct;
  let voice: Voice;
  let folder: string;

  beforeAll(async () => {
    product = await startTestProduct({ listen: true });
    await product.seedWorld();
    voice = await Voice.signIn(product.url ?? '', 'admin', WORLD_PASSWORD);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-replay-'));
  });

  afterAll(async () => {
    await product.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function replay(rows: readonly string[], limit = Infinity): Promise<string[]> {
    const file = path.join(folder, 'requests.csv');
    fs.writeFileSync(file, `${[HEAD, ...rows].join('\n')}\n`);
    const lines: string[] = [];
    await runReplay(voice, { file, asOf: AS_OF, limit }, (line) => lines.push(line));
    return lines;
  }

  it('says the same twice', async () => {
    const counts = async (): Promise<string[]> =>
      (await replay(ROWS, 60)).filter((line) => !line.includes(' s'));
    expect(await counts()).toEqual(await counts());
  }, 60_000);

  it('shows the rows on which it differs, and counts them', async () => {
    const doubted = ROWS.slice(0, 30).map((row, index) => (index === 4 ? swapped(row) : row));
    const lines = await replay(doubted);
    expect(lines.filter((line) => line.startsWith('row '))).toEqual([
      expect.stringMatching(/^row 5 \(\d+\): the file says/),
    ]);
    expect(lines.at(-1)).toMatch(/^\d+ agree, 1 differ, \d+ unjudged$/);
  }, 60_000);
});

/** The same row with the other verdict. */
function swapped(row: string): string {
  return row.includes('OVERDUE') ? row.replace('OVERDUE', 'ONTIME') : row.replace('ONTIME', 'OVERDUE');
}
