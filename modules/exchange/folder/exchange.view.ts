import { ApiProperty } from '@nestjs/swagger';
/** A public key by which a sender's or our own files are known. */
export class PublicKeyView {
  /** Base64 of the DER form (SPKI). */
  publicKey: string;
  /** SHA-256 of that form, to be compared over the telephone. */
  fingerprint: string;
}

/** A sender whose files are taken. */
export class ExchangeKeyView extends PublicKeyView {
  id: string;
  /** @example "110 接处警平台" */
  name: string;
  agencyId: string;
  /** @example disputes */
  target: string;
  /** @example 110 */
  source: string;
  createdAt: string;
  /** Since when its files are refused; null while it is trusted. */
  revokedAt: string | null;
}

/** A file that lay in the exchange folder, and what became of it. */
export class ExchangeFileView {
  id: string;
  /** @example accord-000123.jsonl */
  name: string;
  /** @example 123 */
  sequence: number | null;
  /** @example done */
  state: 'waiting' | 'taking' | 'done' | 'refused';
  /** Why it waits or was refused. @example gap */
  code: string | null;
  /** @example accord-000123.jsonl waits for accord-000122.jsonl, which has not come. */
  reason: string | null;
  /** Whether it has been waiting for longer than it should. */
  overdue: boolean;
  /** The import its rows went through; null when it never came to that. */
  importId: string | null;
  firstSeenAt: string;
  decidedAt: string | null;
}

export class ExchangeFilePageView {
  @ApiProperty({ type: () => [ExchangeFileView] })
  items: readonly ExchangeFileView[];
  /** The number of the file that is taken next. @example 124 */
  nextSequence: number;
  /** Null on the last page. */
  nextCursor: string | null;
}
