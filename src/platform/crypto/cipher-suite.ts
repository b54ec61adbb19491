import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** One set of algorithms. Its name stands in every sealed text, so that another suite can take over while old texts open. */
export interface CipherSuite {
  readonly name: string;
  readonly keyBytes: number;
  /** @returns nonce, tag and ciphertext in one */
  encrypt(key: Buffer, plain: Buffer, associated: Buffer): Buffer;
  /** @throws when key, text or associated data are not those it was encrypted with */
  decrypt(key: Buffer, sealed: Buffer, associated: Buffer): Buffer;
  /** Keyed digest. */
  mac(key: Buffer, message: Buffer): Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with HMAC-SHA-256; a fresh random nonce for every text. SM4-GCM with HMAC-SM3 goes in beside it. */
export const AES_256_GCM: CipherSuite = {
  name: 'aes256gcm',
  keyBytes: 32,

  encrypt(key, plain, associated) {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(associated);
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  },

  decrypt(key, sealed, associated) {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new RangeError('sealed text is too short');
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(associated);
    decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  },

  mac(key, message) {
    return createHmac('sha256', key).update(message).digest();
  },
};
