import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = import.meta.dirname;
const PACKAGES = ['package.json', 'package-lock.json', 'web/package.json'];

/** What is built, out of what, in this order. An output belongs to the last stage that writes below it. */
const STAGES = [
  {
    name: 'server',
    inputs: ['src', 'modules', 'bench', 'tsconfig.json', 'nest-cli.json', ...PACKAGES],
    outputs: ['dist/src', 'dist/modules', 'dist/bench', 'dist/openapi.json'],
    commands: [
      [ofPackage('@nestjs/cli', 'bin/nest.js'), 'build'],
      ['dist/src/cli/describe-api.js', 'dist/openapi.json'],
    ],
  },
  {
    name: 'web',
    inputs: ['web', 'src/kernel', 'dist/openapi.json', ...PACKAGES],
    outputs: ['dist/web', 'web/src/api/schema.d.ts'],
    commands: [
      [
        ofPackage('openapi-typescript', 'bin/cli.js'),
        'dist/openapi.json',
        '--output',
        'web/src/api/schema.d.ts',
      ],
      [ofPackage('vite', 'bin/vite.js'), 'build', 'web', '--logLevel', 'warn'],
    ],
  },
];

/** A file of an installed package: npm puts some packages of the console beside it and others at the root. */
function ofPackage(name, file) {
  const places = ['web/node_modules', 'node_modules'].map((folder) => path.join(folder, name, file));
  return places.find((place) => fs.existsSync(path.join(ROOT, place))) ?? places[1];
}

/**
 * Builds each stage, unless what lies there was built from these very sources by these very packages: checking the types of
 * everything takes half a minute, which each `npm start`, `npm test` and command would wait for.
 */
function build() {
  for (const stage of STAGES) {
    const stamp = path.join(ROOT, 'dist', `.${stage.name}.stamp`);
    if (read(stamp) === stampNow(stage)) continue;
    fs.rmSync(stamp, { force: true });
    for (const command of stage.commands) {
      const { status } = spawnSync(process.execPath, command, {
        cwd: ROOT,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      if (status !== 0) return status ?? 1;
    }
    fs.writeFileSync(stamp, stampNow(stage));
  }
  return 0;
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The inputs by content; the outputs, which somebody else may have written since, by size and time. */
function stampNow({ inputs, outputs }) {
  const digest = createHash('sha256');
  const written = outputs.flatMap(filesOf);
  for (const file of inputs.flatMap(filesOf).filter((name) => !written.includes(name)))
    digest.update(`${file}\0`).update(fs.readFileSync(path.join(ROOT, file)));
  for (const file of written) {
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
    .filter((file) => !file.includes('node_modules'))
    .sort();
}

process.exitCode = build();
