import { readSettings } from '../platform/config/settings.js';
import { KeyRing } from '../platform/crypto/key-ring.js';
import { writtenKeyRing } from '../platform/crypto/key-ring-file.js';

/**
 * Prints a new key ring in one line, as `KEY_RING` takes it; with `--rotate` the ring there is, with a fresh key that seals from
 * then on. Keep it where the database's backups are not.
 */
function main(given: readonly string[]): string {
  if (!given.includes('--rotate')) return KeyRing.generate();
  const settings = readSettings(process.env, []);
  const text = writtenKeyRing(settings);
  if (text === null) throw new Error(`There is no key ring in ${settings.dataDir} to rotate.`);
  return KeyRing.rotate(text);
}

try {
  process.stdout.write(`${JSON.stringify(JSON.parse(main(process.argv.slice(2))))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
