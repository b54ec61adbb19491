import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';
import doiuse from 'doiuse';
import postcss from 'postcss';
import { PageWeights } from '../../bench/support/page-weight.js';

const BUILT = path.resolve('dist/web');
const SOURCES = path.resolve('web/src');
/** The oldest Chromium in use, and the edition of the language that it knows. */
const FLOOR = 90;
const ECMA_VERSION = 2021;
/** What is loaded before a page stands there, as it goes over the wire. */
const PHONE_LIMIT_BYTES = 150 * 1024;
const DESK_LIMIT_BYTES = 400 * 1024;
/** Pages that are made for a phone. */
const PHONE_PAGES = [
  'src/tasks/tasks-page.tsx',
  'src/referral/referral-page.tsx',
  'src/case/case-page.tsx',
  'src/scene/settle-page.tsx',
  'src/sending/send-page.tsx',
];
/** Known to that browser but for parts that are not used: `sticky` does not hold for the head of a table. */
const IGNORED_STYLES = ['css-sticky'];

const weights = new PageWeights();

const filesBelow = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

describe('the console', () => {
  it('fits the description of the API and asks for no text that there is not', () => {
    const compiler = path.resolve('node_modules/typescript/bin/tsc');
    const args = [compiler, '--noEmit', '-p', path.resolve('web/tsconfig.json')];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
  });

  it('is built of nothing that the oldest browser does not know', () => {
    const scripts = filesBelow(BUILT).filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(1);
    for (const script of scripts) {
      const text = fs.readFileSync(script, 'utf8');
      expect(() => parse(text, { ecmaVersion: ECMA_VERSION, sourceType: 'module' })).not.toThrow();
    }
  });

  it('has no rule of style that the oldest browser does not know', async () => {
    const unknown: string[] = [];
    const check = doiuse({
      browsers: [`chrome ${FLOOR}`],
      ignore: IGNORED_STYLES,
      onFeatureUsage: ({ message }) => unknown.push(message),
    });
    for (const file of filesBelow(BUILT).filter((name) => name.endsWith('.css')))
      await postcss([check]).process(fs.readFileSync(file, 'utf8'), { from: file });
    expect(unknown).toEqual([]);
  });

  it('is written in the letters that a device has, and brings none along', () => {
    const files = filesBelow(BUILT);
    expect(files.filter((file) => /\.(woff2?|ttf|otf|eot)$/.test(file))).toEqual([]);
    // Also what a script would write into the page.
    const written = files.filter((file) => /\.(css|js|html|svg)$/.test(file));
    expect(written.length).toBeGreaterThan(2);
    expect(
      written.filter((file) => /@font-face|new FontFace\(|fonts\.g/.test(fs.readFileSync(file, 'utf8'))),
    ).toEqual([]);
  });

  it('loads no more for the first page than a phone can wait for', () => {
    for (const page of PHONE_PAGES)
      expect([page, weights.firstLoad(page) < PHONE_LIMIT_BYTES]).toEqual([page, true]);
  });

  it('loads no more for any page than a desk can wait for', () => {
    expect(weights.parts).toEqual(expect.arrayContaining([...PHONE_PAGES]));
    for (const page of weights.parts)
      expect([page, weights.firstLoad(page) < DESK_LIMIT_BYTES]).toEqual([page, true]);
  });

  it('says nothing in Chinese outside its catalogue of texts', () => {
    const outside = filesBelow(SOURCES)
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.includes('/texts/'))
      .filter((file) => /\p{Script=Han}/u.test(withoutComments(fs.readFileSync(file, 'utf8'))));
    expect(outside.map((file) => path.relative(SOURCES, file))).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}
