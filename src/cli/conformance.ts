import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartupError } from '../platform/config/startup-error.js';
import { calledFrom } from './client/called-from.js';
import { withServer } from './client/own-server.js';
import { Voice } from './client/voice.js';
import { runTraces } from './conformance/run-traces.js';
import { runSlaVectors } from './conformance/sla-vectors.js';
import { readTraceFile } from './conformance/trace-file.js';
import { makeTraceWorld } from './conformance/trace-world.js';
import { readVectorFile, type SlaVectorFile } from './conformance/vector-file.js';

const USAGE = 'Usage: npm run conformance -- sla FILE | npm run conformance -- referral FILE';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Runs a file of vectors or of traces against the engine; ends with `N passed, N failed` and exits accordingly. */
async function main(args: readonly string[]): Promise<void> {
  const [kind, file, ...others] = words(args);
  if (file === undefined || others.length > 0 || (kind !== 'sla' && kind !== 'referral'))
    throw new StartupError(USAGE);
  const json = readJson(path.resolve(calledFrom(), file));
  const { passed, failed } =
    kind === 'sla' ? runVectors(readVectorFile(json)) : await runReferralTraces(json);
  print(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** There are no options. */
function words(args: readonly string[]): readonly string[] {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: {} }).positionals;
  } catch (error) {
    throw new StartupError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function runVectors(file: SlaVectorFile): Counts {
  const { passed, failed } = runSlaVectors(file);
  for (const { id, kind, expected, actual } of failed) {
    print(`${id} (${kind}): expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
  return { passed, failed: failed.length };
}

async function runReferralTraces(json: unknown): Promise<Counts> {
  const file = readTraceFile(json);
  return withServer(async (server) => {
    const world = await makeTraceWorld({
      system: await server.signIn('sysadmin'),
      security: await server.signIn('secadmin'),
      securityPassword: server.passwordOf('secadmin'),
      speakWith: (token) => Voice.withToken(server.url, token),
    });
    const verdicts = await runTraces(world, file);
    for (const { scenario, passed, actual } of verdicts) {
      print(
        passed
          ? `ok    ${scenario.name}`
          : `FAIL  ${scenario.name}: expected ${scenario.expect}, got ${actual}`,
      );
    }
    const failed = verdicts.filter(({ passed }) => !passed).length;
    return { passed: verdicts.length - failed, failed };
  });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartupError(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartupError ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
