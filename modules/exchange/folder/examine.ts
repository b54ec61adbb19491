import { createHash } from 'node:crypto';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { TrustedKey } from './exchange-keys.js';
import { type Cause, doneFile, type ExchangeFile } from './exchange-files.store.js';
import { arrivingName, sequenceOf } from './file-name.js';
import { type Found, type FolderDisk, MAX_FILE_BYTES } from './folder-disk.js';
import { isSignedBy } from './signatures.js';

/** A file that is what it says and whose turn it is. */
export interface CheckedFile {
  readonly found: Found;
  readonly sequence: number;
  readonly content: Buffer;
  readonly sha256: string;
  /** Null when it was checked before and is only gone on with. */
  readonly key: TrustedKey | null;
}

/** What is to be done with a file: `later` means that it may still become right, for a while or for as long as it takes. */
export type Verdict =
  | { readonly kind: 'take'; readonly file: CheckedFile }
  | { readonly kind: 'refuse'; readonly cause: Cause }
  | { readonly kind: 'later'; readonly cause: Cause; readonly patience: 'short' | 'endless' }
  | { readonly kind: 'repeat'; readonly cause: Cause; readonly done: ExchangeFile };

/** What the examination leans on. */
export interface Grounds {
  readonly disk: FolderDisk;
  readonly keys: readonly TrustedKey[];
  readonly next: number;
  /** The row of a file of this name that is waiting or being taken. */
  readonly known: ExchangeFile | null;
}

/** Looks at one file of the folder and says what it is. It changes nothing. */
export async function examine(tx: Tx, found: Found, grounds: Grounds): Promise<Verdict> {
  const { name } = found;
  const sequence = sequenceOf(name);
  if (sequence === null)
    return refuse('name_not_understood', `${name} is not named like ${arrivingName(123)}.`);
  if (!found.isFile) return refuse('not_a_file', `${name} is not a plain file.`);
  if (found.bytes > MAX_FILE_BYTES)
    return later('too_large', `${name} has more than ${MAX_FILE_BYTES / 1024 / 1024} MiB: cut it in two.`);
  const content = await grounds.disk.read(name);
  if (content === null) return later('gone', `${name} was taken away while it was read.`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  if (sequence < grounds.next) return whyPast(tx, { name, sequence, sha256 });
  if (grounds.known?.state === 'taking') return goOn(grounds.known, { found, sequence, content, sha256 });

  const signature = await grounds.disk.signatureOf(name);
  if (signature === null) return later('unsigned', `${name} has no signature: ${name}.sig is missing.`);
  const key = grounds.keys.find((trusted) => isSignedBy(trusted.publicKey, name, content, signature));
  if (key === undefined) {
    return later(
      'signature_wrong',
      `The signature of ${name} fits no trusted key: the file was changed, cut short, renamed or signed by a stranger.`,
    );
  }
  if (sequence > grounds.next) {
    return {
      kind: 'later',
      patience: 'endless',
      cause: { code: 'gap', reason: `${name} waits for ${arrivingName(grounds.next)}, which has not come.` },
    };
  }
  return { kind: 'take', file: { found, sequence, content, sha256, key } };
}

/** A number that was taken before: the same file again, or another one under its number. */
async function whyPast(
  tx: Tx,
  { name, sequence, sha256 }: { name: string; sequence: number; sha256: string },
): Promise<Verdict> {
  const done = await doneFile(tx, sequence);
  if (done !== null && done.sha256 === sha256) {
    const at = done.decidedAt?.toISOString() ?? '';
    return {
      kind: 'repeat',
      done,
      cause: {
        code: 'repeated',
        reason: `${name} was taken before, at ${at}. Its receipt is written again.`,
      },
    };
  }
  return refuse(
    'number_used',
    `${name}: another file of this number was taken before. Send it under a new number.`,
  );
}

function goOn(known: ExchangeFile, file: Omit<CheckedFile, 'key'>): Verdict {
  if (known.sha256 === file.sha256) return { kind: 'take', file: { ...file, key: null } };
  return refuse(
    'changed_midway',
    `${known.name} was being taken when another file came under its name. Send the first again.`,
  );
}

function refuse(code: string, reason: string): Verdict {
  return { kind: 'refuse', cause: { code, reason } };
}

function later(code: string, reason: string): Verdict {
  return { kind: 'later', cause: { code, reason }, patience: 'short' };
}
