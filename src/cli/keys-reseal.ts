import type { Client } from 'pg';
import { readSettings } from '../platform/config/settings.js';
import { StartupError } from '../platform/config/startup-error.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { KeyRing } from '../platform/crypto/key-ring.js';
import { writtenKeyRing } from '../platform/crypto/key-ring-file.js';
import { reseal, type Resealing } from '../platform/crypto/reseal/reseal.js';
import { retiredKeys, retireKey } from '../platform/crypto/reseal/retire-key.js';
import { withClient } from '../platform/database/connection.js';
import { configurePgTypes } from '../platform/database/pg-types.js';
import { ownedDatabase } from '../platform/database/running-database.js';

const RETIRE = '--retire';
const TELL_EVERY_MS = 2_000;

/**
 * `keys-reseal [--retire KEY]`: seals every encrypted field with the current key of the ring, beside a running product, and says
 * how many texts of each column have which key. Exit code 1 while some still have an old one.
 *
 * With `--retire` the database refuses that key afterwards, and what was being written meanwhile is sealed anew as well: then it
 * may leave the ring.
 */
async function main(): Promise<void> {
  const [own, retired] = readArguments(process.argv.slice(2));
  const settings = readSettings(process.env, own);
  const text = writtenKeyRing(settings);
  if (text === null)
    throw new StartupError(`There is no key ring in ${settings.dataDir}: name its folder with DATA_DIR.`);
  const ring = KeyRing.parse(text);
  const cipher = new FieldCipher(ring);
  if (retired === cipher.keyId)
    throw new StartupError(
      `Key ${retired} is the current one: make another first (npm run keys:new -- --rotate).`,
    );
  if (retired !== null && !ring.ids.includes(retired))
    throw new StartupError(`There is no key ${retired} in the ring: ${ring.ids.join(', ')}.`);
  configurePgTypes();
  await withClient(ownedDatabase(settings), async (client) => {
    if ((await retiredKeys(client)).includes(cipher.keyId))
      throw new StartupError(
        `Key ${cipher.keyId} is the current one and retired in this database, which refuses it: make another (npm run keys:new -- --rotate).`,
      );
    let done = await run(client, cipher);
    if (done.left === 0 && retired !== null) {
      print(`${retired} is refused from now on; what began before is waited for`);
      await retireKey(client, retired);
      done = await run(client, cipher);
      if (done.left === 0) print(`${retired} is retired and seals nothing: take it out of the ring.`);
    }
    process.exitCode = done.left === 0 ? 0 : 1;
  });
}

/** The settings' own arguments, and the key to be retired. */
function readArguments(given: readonly string[]): readonly [readonly string[], string | null] {
  const at = given.indexOf(RETIRE);
  if (at < 0) return [given, null];
  const key = given[at + 1];
  if (key === undefined) throw new StartupError(`Say which key: ${RETIRE} k1.`);
  return [given.filter((_, index) => index !== at && index !== at + 1), key];
}

async function run(client: Client, cipher: FieldCipher): Promise<Resealing> {
  let told = 0;
  const done = await reseal(client, cipher, (table, rows) => {
    if (Date.now() - told < TELL_EVERY_MS) return;
    told = Date.now();
    print(`${table}: ${rows} rows`);
  });
  for (const { column, keyId, rows } of done.uses) print(`${column}: ${rows} with ${keyId}`);
  print(`keys: ${done.rows} rows sealed anew with ${cipher.keyId}, ${done.left} texts left with another key`);
  if (done.broken > 0)
    print(`${done.broken} texts do not open: their key is not in this ring, or they were altered.`);
  else if (done.left > 0)
    print('Somebody holds them, or seals with an old key ring: restart that process, and run this again.');
  return done;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartupError ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
