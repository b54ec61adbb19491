import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { managedNonce } from '@noble/ciphers/utils.js';

// The browser has ciphers of its own over HTTPS only, and a station's desk may reach the server without.
const cipher = managedNonce(xchacha20poly1305);

/** 32 bytes out of base64url. */
export function keyOf(text: string): Uint8Array {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

/** Anything that is JSON, as bytes that open with this key and under this name alone. */
export function seal(key: Uint8Array, name: string, value: unknown): Uint8Array {
  const encoder = new TextEncoder();
  return cipher(key, encoder.encode(name)).encrypt(encoder.encode(JSON.stringify(value)));
}

/** @throws where the bytes were sealed with another key, under another name, or were changed */
export function unseal(key: Uint8Array, name: string, sealed: Uint8Array): unknown {
  const plain = cipher(key, new TextEncoder().encode(name)).decrypt(sealed);
  return JSON.parse(new TextDecoder().decode(plain));
}
