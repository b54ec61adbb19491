import { parseArgs } from 'node:util';
import { readSettings } from '../platform/config/settings.js';
import { StartupError } from '../platform/config/startup-error.js';
import { KeyRing } from '../platform/crypto/key-ring.js';
import { writtenKeyRing } from '../platform/crypto/key-ring-file.js';

const USAGE = 'Usage: npm run keys:new | npm run keys:new -- --rotate';

/**
 * Prints a new key ring in one line, as `KEY_RING` takes it; with `--rotate` the ring there is, with a fresh key that seals from
 * then on. Keep it where the database's backups are not. Whatever else is asked for prints none: a new ring in place of the next
 * one would open nothing that is sealed.
 */
function main(given: readonly string[]): string {
  if (!isRotation(given)) return KeyRing.generate();
  const settings = readSettings(process.env, []);
  const text = writtenKeyRing(settings);
  if (text === null) throw new StartupError(`There is no key ring in ${settings.dataDir} to rotate.`);
  return KeyRing.rotate(text);
}

/** @throws StartupError for any other argument */
function isRotation(given: readonly string[]): boolean {
  try {
    return parseArgs({ args: [...given], options: { rotate: { type: 'boolean' } } }).values.rotate === true;
  } catch (error) {
    throw new StartupError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

try {
  process.stdout.write(`${JSON.stringify(JSON.parse(main(process.argv.slice(2))))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
