import fs from 'node:fs';
import { runSlaVectors } from './conformance/sla-vectors.js';
import type { SlaVectorFile } from './conformance/vector-file.js';

const USAGE = 'npm run conformance -- sla FILE | npm run conformance -- referral FILE';

/** Runs a file of vectors or traces against the engine and ends with `N passed, N failed`. */
function main(args: readonly string[]): void {
  const [kind, file] = args;
  if (file === undefined || kind !== 'sla') return fail(`Usage: ${USAGE}`);
  const { passed, failed } = runSlaVectors(readJson(file) as SlaVectorFile);
  for (const { id, kind: of, expected, actual } of failed) {
    process.stdout.write(
      `${id} (${of}): expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}\n`,
    );
  }
  process.stdout.write(`${passed} passed, ${failed.length} failed\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
function readJson(file: string): unknown {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
main(process.argv.slice(2));
