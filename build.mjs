import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = import.meta.dirname;
const OUTPUT = 'dist';
const INPUTS = [
  'src',
  'modules',
  'bench',
  'tsconfig.json',
  'nest-cli.json',
  'package.json',
  'package-lock.json',
];
/** What was built last, out of what: outside of `dist` nothing is written. */
const STAMP = path.join(ROOT, OUTPUT, '.stamp');

/**
 * `nest build`, unless what lies in `dist` was built from these very sources by these very packages: checking the types of
 * everything takes half a minute, which each `npm start`, `npm test` and command would wait for.
 */
function build() {
  if (stampOnDisk() === stampNow()) return 0;
  fs.rmSync(STAMP, { force: true });
  const nest = path.join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js');
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: ROOT, stdio: 'inherit' });
  if (status === 0) fs.writeFileSync(STAMP, stampNow());
  return status ?? 1;
}

function stampOnDisk() {
  try {
    return fs.readFileSync(STAMP, 'utf8');
  } catch {
    return null;
  }
}

/** The inputs by content; the output, which somebody else may have written since, by size and time. */
function stampNow() {
  const digest = createHash('sha256');
  for (const file of INPUTS.flatMap(filesOf))
    digest.update(`${file}\0`).update(fs.readFileSync(path.join(ROOT, file)));
  for (const file of filesOf(OUTPUT)) {
    const { size, mtimeMs } = fs.statSync(path.join(ROOT, file));
    digest.update(`${file}\0${size}\0${mtimeMs}\0`);
  }
  return digest.digest('hex');
}

/** The files of a folder and what lies below it, or the file itself; sorted, by their paths from the root. */
function filesOf(name) {
  const place = path.join(ROOT, name);
  if (!fs.existsSync(place)) return [];
  if (fs.statSync(place).isFile()) return [name];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .filter((file) => path.join(ROOT, file) !== STAMP)
    .sort();
}

process.exitCode = build();
