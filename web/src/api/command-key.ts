/**
 * A new name for a command, for `Idempotency-Key`: 128 random bits in hexadecimal. `crypto.randomUUID` would do, but browsers
 * have it over HTTPS only.
 */
export function newCommandKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The header of a command that is sent once; one that may be sent again keeps its key itself. */
export function command(): { readonly 'Idempotency-Key': string } {
  return { 'Idempotency-Key': newCommandKey() };
}
