import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { InvalidInput } from '../../../src/kernel/errors.js';

/** An Ed25519 public key as it is kept and shown. */
export interface PublicKey {
  /** Base64 of the DER form (SPKI), one line. */
  readonly publicKey: string;
  /** SHA-256 of that form, in hexadecimal: short enough to be compared over the telephone. */
  readonly fingerprint: string;
}

const SIGNATURE_BYTES = 64;

/** @returns base64 of the Ed25519 signature over the name's UTF-8 bytes followed by the content */
export function signFile(key: KeyObject, name: string, content: Buffer): string {
  return sign(null, signedBytes(name, content), key).toString('base64');
}

/** @param signature base64, as it stands in the `.sig` file */
export function isSignedBy(publicKey: string, name: string, content: Buffer, signature: string): boolean {
  const bytes = Buffer.from(signature.trim(), 'base64');
  return (
    bytes.length === SIGNATURE_BYTES && verify(null, signedBytes(name, content), keyOf(publicKey), bytes)
  );
}

/**
 * @param text PEM, or base64 of the DER form
 * @throws InvalidInput when it is no Ed25519 public key
 */
export function readPublicKey(text: string): PublicKey {
  try {
    const key = text.includes('-----BEGIN PUBLIC KEY-----') ? createPublicKey(text) : keyOf(text.trim());
    if (key.asymmetricKeyType === 'ed25519') return describeKey(key);
  } catch {
    // Falls through: what is no key at all is as useless as a key of another kind.
  }
  throw InvalidInput.at(
    'publicKey',
    'key_unreadable',
    'Give an Ed25519 public key, as PEM or as base64 of its DER form.',
  );
}

export function describeKey(key: KeyObject): PublicKey {
  const der = key.export({ type: 'spki', format: 'der' });
  return { publicKey: der.toString('base64'), fingerprint: createHash('sha256').update(der).digest('hex') };
}

function keyOf(publicKey: string): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
}

/** The name is signed too, so that a file cannot take another's place; its fixed form keeps the border unmistakable. */
function signedBytes(name: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(name, 'utf8'), content]);
}
