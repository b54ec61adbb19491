import { Injectable } from '@nestjs/common';
import { KeyRing } from './key-ring.js';

const SEALED = /^([a-z0-9]+):([a-z0-9-]+):([\w-]+)$/;

/** A sealed text that does not open. The message tells the key's name and never the text. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/**
 * Encrypts single fields (identity numbers, telephone numbers, addresses) and makes them searchable by equality.
 *
 * A sealed text reads `suite:key id:base64url`. The context, such as `party.phone`, is bound in: a text copied into
 * another column does not open there.
 */
@Injectable()
export class FieldCipher {
  constructor(private readonly ring: KeyRing) {}

  seal(text: string, context: string): string {
    const { id, suite, key } = this.ring.current;
    const label = `${suite.name}:${id}`;
    const sealed = suite.encrypt(key, Buffer.from(text, 'utf8'), associated(label, context));
    return `${label}:${sealed.toString('base64url')}`;
  }

  /** @throws SealBroken when the text is none of ours, was tampered with, or its key is not in the ring */
  open(sealed: string, context: string): string {
    const [, suiteName = '', keyId = '', body = ''] = SEALED.exec(sealed) ?? [];
    const key = this.ring.find(keyId);
    if (key === null || key.suite.name !== suiteName) {
      throw new SealBroken(`no key "${keyId}" of suite "${suiteName}" in the ring`);
    }
    try {
      const label = `${suiteName}:${keyId}`;
      return key.suite
        .decrypt(key.key, Buffer.from(body, 'base64url'), associated(label, context))
        .toString('utf8');
    } catch {
      throw new SealBroken(`a text sealed with key "${keyId}" does not open in context "${context}"`);
    }
  }

  /**
   * A key of somebody's own for one purpose. It hangs on the index key, which does not rotate: what was encrypted with it
   * opens after the field keys were changed.
   * @returns 32 bytes
   */
  keyOf(owner: string, purpose: string): Buffer {
    const message = Buffer.from(`key\0${purpose}\0${owner}`, 'utf8');
    return this.ring.current.suite.mac(this.ring.indexKey, message);
  }

  /** Which key seals. */
  get keyId(): string {
    return this.ring.current.id;
  }

  /** What every text begins with that is sealed with it. */
  get mark(): string {
    return `${this.ring.current.suite.name}:${this.keyId}:`;
  }

  /** Whether the text was sealed with a key that is no longer the current one. */
  isOutdated(sealed: string): boolean {
    return !sealed.startsWith(this.mark);
  }

  /**
   * A keyed digest to find a sealed field by its exact value. Full-width forms, case, spaces and hyphens do not count;
   * equal texts of different contexts have unrelated digests.
   * @returns 43 characters of base64url
   */
  blindIndex(text: string, context: string): string {
    const message = Buffer.from(`${context}\0${normalise(text)}`, 'utf8');
    return this.ring.current.suite.mac(this.ring.indexKey, message).toString('base64url');
  }
}

function associated(label: string, context: string): Buffer {
  return Buffer.from(`${label}:${context}`, 'utf8');
}

function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, '');
}
