import { createReadStream } from 'node:fs';
import { isZipInside, type MediaType } from './media-types.js';

interface Trace {
  readonly name: string;
  readonly bytes: Buffer;
  /** Where it counts: in the first 1024 bytes (where PDF and HTML readers look), the last 64 KiB (where ZIP readers do), or anywhere. */
  readonly within: 'head' | 'tail' | 'anywhere';
  /** Types in which the trace is what belongs there. */
  readonly belongsTo: (mediaType: MediaType) => boolean;
}

const HEAD_BYTES = 1024;
/** The longest ZIP comment and the record before it. */
const TAIL_BYTES = 65_535 + 22;

const never = (): boolean => false;
const isText = (mediaType: MediaType): boolean => mediaType === 'text/plain';

/**
 * What makes one file two: a reader of another kind finds its own beginning (or end) in it.
 *
 * Bytes after the end of a photo are not refused as such: telephones put short films and depth maps there.
 */
const TRACES: readonly Trace[] = [
  {
    name: 'pdf',
    bytes: Buffer.from('%PDF-'),
    within: 'head',
    belongsTo: (type) => type === 'application/pdf' || isText(type),
  },
  { name: 'zip', bytes: Buffer.from('PK\x05\x06', 'latin1'), within: 'tail', belongsTo: isZipInside },
  { name: 'html', bytes: Buffer.from('<html'), within: 'head', belongsTo: isText },
  { name: 'script', bytes: Buffer.from('<script'), within: 'head', belongsTo: isText },
  { name: 'php', bytes: Buffer.from('<?php'), within: 'head', belongsTo: never },
  { name: 'rar', bytes: Buffer.from('Rar!\x1a\x07', 'latin1'), within: 'anywhere', belongsTo: never },
  { name: '7z', bytes: Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), within: 'anywhere', belongsTo: never },
  {
    name: 'program',
    bytes: Buffer.from('This program cannot be run in DOS mode'),
    within: 'anywhere',
    belongsTo: isText,
  },
  {
    name: 'program',
    bytes: Buffer.from('\x7fELF\x02\x01\x01', 'latin1'),
    within: 'anywhere',
    belongsTo: never,
  },
  { name: 'macro', bytes: Buffer.from('vbaProject.bin'), within: 'anywhere', belongsTo: isText },
];

const LONGEST = Math.max(...TRACES.map((trace) => trace.bytes.length));

/** @returns the name of what else the file is, or null; reads the file once, a chunk at a time */
export async function findForeignContent(path: string, mediaType: MediaType): Promise<string | null> {
  const wanted = TRACES.filter((trace) => !trace.belongsTo(mediaType));
  const anywhere = wanted.filter((trace) => trace.within === 'anywhere');
  let head: Buffer = Buffer.alloc(0);
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const seam = tail.subarray(Math.max(0, tail.length - LONGEST));
    const found = nameIn(Buffer.concat([seam, chunk]), anywhere);
    if (found !== null) return found;
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
    const joined = Buffer.concat([tail, chunk]);
    tail = joined.subarray(Math.max(0, joined.length - TAIL_BYTES));
  }
  return nameIn(head, only(wanted, 'head')) ?? nameIn(tail, only(wanted, 'tail'));
}

function only(traces: readonly Trace[], within: Trace['within']): readonly Trace[] {
  return traces.filter((trace) => trace.within === within);
}

function nameIn(bytes: Buffer, traces: readonly Trace[]): string | null {
  return traces.find((trace) => bytes.includes(trace.bytes))?.name ?? null;
}
