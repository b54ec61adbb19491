import fs from 'node:fs';
import path from 'node:path';
import { callCommand, type Ended } from '../support/built-command.js';
import { removeFolder, temporaryFolder } from '../support/product-process.js';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => removeFolder(folder));

/** With nothing to speak to: whatever would bring up a server of its own would leave traces of it on its output. */
const call = (name: string, ...args: readonly string[]): Promise<Ended> =>
  callCommand(name, args, { cwd: folder, env: { DATA_DIR: folder } }).ended;

const holding = (name: string, content: string): string => {
  fs.writeFileSync(path.join(folder, name), content);
  return name;
};

it('a mistyped --rotate prints no ring', async () => {
  for (const word of ['--rotat', 'rotate', '--rotate=yes']) {
    const { code, stdout, output } = await call('keys-new', word);
    expect([code, stdout]).toEqual([1, '']);
    expect(output).toContain('Usage: npm run keys:new | npm run keys:new -- --rotate');
  }
  const { code, stdout } = await call('keys-new');
  expect([code, Object.keys(JSON.parse(stdout) as object)]).toEqual([0, ['current', 'keys', 'indexKey']]);
});

it.each([
  [['nosuch.csv'], 'nosuch.csv cannot be read'],
  [['list.csv'], 'The file has no column case_enquiry_id'],
  [['list.csv', '--as-of', 'yesterday'], '--as-of yesterday is no local time.'],
  [['list.csv', '--limit', 'few'], '--limit few is no number of rows.'],
])('replay %j says what is wrong and brings up nothing', async (args, sentence) => {
  holding('list.csv', 'name,age\n张某,40\n');
  const { code, output } = await call('replay', ...args);
  expect(code).toBe(2);
  expect(output).toContain(sentence);
  expect(output).not.toContain('PostgreSQL');
});

it.each([
  [['sla', 'other.json'], 'The file has no "calendars", each with "tz" and "weekly".'],
  [['sla', 'halves.json'], 'Vector 1 needs "id", "kind", "calendar" and "expected".'],
  [['referral', 'other.json'], 'The file has no list "scenarios".'],
  [['sla', 'other.json', 'more.json'], 'Usage: npm run conformance'],
  [['sla', 'other.json', '--quick'], "Unknown option '--quick'"],
])('conformance %j says what is wrong and brings up nothing', async (args, sentence) => {
  holding('other.json', '{"name": "accord"}');
  holding('halves.json', '{"calendars": {}, "vectors": [{"id": "v1"}]}');
  const { code, output } = await call('conformance', ...args);
  expect(code).toBe(2);
  expect(output).toContain(sentence);
  expect(output).not.toMatch(/TypeError|PostgreSQL|^Error:/m);
});
