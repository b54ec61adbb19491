import { readSettings, type Settings } from '../platform/config/settings.js';
import { StartupError } from '../platform/config/startup-error.js';
import { withClient } from '../platform/database/connection.js';
import { configurePgTypes } from '../platform/database/pg-types.js';
import { runningDatabase } from '../platform/database/running-database.js';
import { type Finding, type Grade, unwise } from './doctor/finding.js';
import { lookAtDatabase } from './doctor/look-at-database.js';
import { lookAtKeys } from './doctor/look-at-keys.js';
import { lookAtMachine } from './doctor/look-at-machine.js';

const MARK: Readonly<Record<Grade, string>> = { missing: '✗', unwise: '!', fine: '✓' };

/** Says what is missing or unwise, one line each; exit code 1 when the product cannot work as it is. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, process.argv.slice(2));
  configurePgTypes();
  const findings = [...(await lookAtMachine(settings)), ...(await lookAtRunning(settings))];
  for (const { grade, sentence } of findings) process.stdout.write(`${MARK[grade]} ${sentence}\n`);
  const count = (grade: Grade): number => findings.filter((finding) => finding.grade === grade).length;
  process.stdout.write(`${count('missing')} missing, ${count('unwise')} unwise, ${count('fine')} fine\n`);
  process.exitCode = count('missing') > 0 ? 1 : 0;
}

async function lookAtRunning(settings: Settings): Promise<readonly Finding[]> {
  try {
    return await withClient(runningDatabase(settings), async (client) => [
      ...(await lookAtDatabase(client)),
      ...(await lookAtKeys(client, settings)),
    ]);
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    const why =
      settings.databaseUrl === null ? 'The product is not running: start it with npm start' : error.message;
    return [unwise(`${why}; areas, agencies, calendars and keys were not looked at.`)];
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartupError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
