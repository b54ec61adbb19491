import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';

/** UTF-8, or what Chinese Windows has written for thirty years. */
const ENCODINGS = ['utf-8', 'gb18030'];
const BETWEEN_LINES = new Set([0x09, 0x0a, 0x0c, 0x0d]);
const HEAD_BYTES = 1024;
/** A script that a system would run, or markup that a browser would; read as Latin-1, behind the mark of UTF-8. */
const ACTIVE = /^(?:\xEF\xBB\xBF)?\s*(?:#!|@echo\b|<(?:[!?]|\/?[a-z]))/i;

/** Whether the file is text from end to end: one encoding, no control characters, and nothing that something would run. */
export async function isPlainText(path: string): Promise<boolean> {
  let decoders = ENCODINGS.map((encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }));
  let head: string | null = null;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (hasControl(chunk)) return false;
    head ??= chunk.toString('latin1', 0, HEAD_BYTES);
    decoders = decoders.filter((decoder) => decodes(decoder, chunk));
    if (decoders.length === 0) return false;
  }
  return decoders.some((decoder) => decodes(decoder, null)) && !ACTIVE.test(head ?? '');
}

function hasControl(chunk: Buffer): boolean {
  return chunk.some((byte) => (byte < 0x20 && !BETWEEN_LINES.has(byte)) || byte === 0x7f);
}

/** @param chunk the next bytes, or null at the end */
function decodes(decoder: TextDecoder, chunk: Buffer | null): boolean {
  try {
    if (chunk === null) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}
