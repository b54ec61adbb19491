import { readAccountsFile } from '../first-start/accounts-file.js';
import { readSettings } from '../platform/config/settings.js';
import { StartupError } from '../platform/config/startup-error.js';
import { Narrator } from './demo/narrator.js';
import {
  familyDisputeRefused,
  neighbourQuarrel,
  silentCommittee,
  unpaidWages,
  violenceAtHome,
} from './demo/stories.js';

/** Plays a day against the running, seeded server and tells it as it goes. */
async function main(): Promise<void> {
  const { baseUrl, accountsFile } = readSettings(process.env, process.argv.slice(2));
  const narrator = new Narrator(baseUrl, readAccountsFile(accountsFile), (line) =>
    process.stdout.write(`${line}\n`),
  );
  // Before the first heading: without a server there is nothing to tell.
  await narrator.as('sysadmin');
  for (const story of [
    neighbourQuarrel,
    unpaidWages,
    familyDisputeRefused,
    silentCommittee,
    violenceAtHome,
  ]) {
    await story(narrator);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartupError ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
