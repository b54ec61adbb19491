import { KeyRing } from '../platform/crypto/key-ring.js';

/** Prints a new key ring in one line, as `KEY_RING` takes it. Keep it where the database's backups are not. */
process.stdout.write(`${JSON.stringify(JSON.parse(KeyRing.generate()))}\n`);
