import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const violations = path.join(import.meta.dirname, 'violations');
const config = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[];
};

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

function cruise(folder: string): Violation[] {
  const bin = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [
    bin,
    '--config',
    path.join(root, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    'src',
    'modules',
  ];
  const json = execFileSync(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28, encoding: 'utf8' });
  return (JSON.parse(json) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the walls between modules', () => {
  it('are kept by the product', () => {
    expect(cruise(root).map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  const found = new Set(cruise(violations).map(({ rule }) => rule.name));
  it.each(config.forbidden.map(({ name }) => name))('would notice a breach of "%s"', (name) => {
    expect(found).toContain(name);
  });
});
