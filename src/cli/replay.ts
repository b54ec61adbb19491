import { StartupError } from '../platform/config/startup-error.js';
import { calledFrom } from './client/called-from.js';
import { withServer } from './client/own-server.js';
import { readOptions } from './replay/options.js';
import { lookAtRequests } from './replay/requests.js';
import { runReplay } from './replay/run-replay.js';

/** Replays real requests through the workflow; ends with `N agree, N differ, N unjudged` and exits accordingly. */
async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args, calledFrom());
  await lookAtRequests(options.file);
  const { differ } = await withServer(async (server) =>
    runReplay(await server.signIn('sysadmin'), options, print),
  );
  process.exitCode = differ === 0 ? 0 : 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartupError ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
