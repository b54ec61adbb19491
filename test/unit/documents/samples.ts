import { crc32, deflateRawSync } from 'node:zlib';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

function box(brand: string): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(24);
  return Buffer.concat([size, latin1(`ftyp${brand}\0\0\0\0${brand}mp41`), Buffer.alloc(64)]);
}

function riff(form: string, chunk: string): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(36);
  return Buffer.concat([latin1('RIFF'), size, latin1(form + chunk), Buffer.alloc(64)]);
}

interface Entry {
  readonly name: string;
  readonly text: string;
}

/** A deflated ZIP archive. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of entries) {
    const packed = deflateRawSync(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(text), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(Buffer.byteLength(text), 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([latin1('PK\x03\x04'), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([latin1('PK\x01\x02\x14\x00'), common, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, latin1('PK\x05\x06'), end]);
}

/** An Office file as far as its kind is told by it. */
export function officeFile(
  main: 'word/document.xml' | 'xl/workbook.xml',
  type: string,
  more: Entry[] = [],
): Buffer {
  const text = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${main}" ContentType="${type}.main+xml"/></Types>`;
  return zipOf([{ name: '[Content_Types].xml', text }, { name: main, text: '<x/>' }, ...more]);
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const JPEG = Buffer.concat([
  latin1('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00'),
  Buffer.alloc(200, 0x55),
  latin1('\xff\xd9'),
]);

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n',
);

/** One small file of every kind that may be attached, by the type it has. */
export const SAMPLES: readonly (readonly [mediaType: string, content: Buffer])[] = [
  ['image/jpeg', JPEG],
  ['image/png', PNG],
  ['image/webp', riff('WEBP', 'VP8 ')],
  ['image/heic', box('heic')],
  ['image/heif', box('mif1')],
  ['application/pdf', PDF],
  [WORD, officeFile('word/document.xml', WORD)],
  [EXCEL, officeFile('xl/workbook.xml', EXCEL)],
  [
    'audio/mpeg',
    Buffer.concat([latin1('ID3\x04\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x00'), Buffer.alloc(800)]),
  ],
  ['audio/x-m4a', box('M4A ')],
  ['audio/wav', riff('WAVE', 'fmt ')],
  ['video/mp4', box('isom')],
  ['text/plain', Buffer.from('张三与李四约定：三月底前修好渗水。\n')],
];
