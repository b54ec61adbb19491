import { StartupError } from './platform/config/startup-error.js';
import { readSettings } from './platform/config/settings.js';

/** One binary for every role: `node dist/src/main.js [--role=all|api|worker]`. */
async function main(): Promise<void> {
  const settings = readSettings(process.env, process.argv.slice(2));
  // What is wrong with a setting is told before anything else is loaded.
  const { startProduct } = await import('./start.js');
  const product = await startProduct(settings, printLine);
  const stop = (signal: NodeJS.Signals): void => {
    printLine(`${signal}: finishing what is under way …`);
    product.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown): never {
  const text =
    error instanceof StartupError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

main().catch(fail);
