import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { managedNonce } from '@noble/ciphers/utils.js';

// The browser has ciphers of its own over HTTPS only, and a station's desk may reach the server without.
const cipher = managedNonce(xchacha20poly1305);

/** What opens and closes the drafts of one user. */
export interface Lock {
  /** Anything that is JSON, as bytes that open with this key and under this name alone. */
  readonly seal: (name: string, value: unknown) => Uint8Array;
  /** @throws where the bytes were sealed with another key, under another name, or were changed */
  readonly unseal: (name: string, sealed: Uint8Array) => unknown;
}

/** @param text 32 bytes in base64url */
export function lockOf(text: string): Lock {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  const key = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  const under = (name: string): ReturnType<typeof cipher> => cipher(key, new TextEncoder().encode(name));
  return {
    seal: (name, value) => under(name).encrypt(new TextEncoder().encode(JSON.stringify(value))),
    unseal: (name, sealed) => JSON.parse(new TextDecoder().decode(under(name).decrypt(sealed))) as unknown,
  };
}
