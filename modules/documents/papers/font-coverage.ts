interface Group {
  readonly first: number;
  readonly last: number;
}

const UNICODE = 0;
const WINDOWS = 3;
const FULL_UNICODE = 10;
const SEGMENTED_COVERAGE = 12;
const TABLE_RECORD_BYTES = 16;
const ENCODING_RECORD_BYTES = 8;
const GROUP_BYTES = 12;

/**
 * Which characters a TrueType font can draw, from its own character map (OpenType `cmap`, format 12: every plane).
 *
 * @param font the file's bytes
 * @returns whether the font has a glyph for a code point
 * @throws Error when the font has no character map of that format
 */
export function readCoverage(font: Buffer): (codePoint: number) => boolean {
  const groups = readGroups(font, findSubtable(font, findTable(font, 'cmap')));
  return (codePoint) => isInside(groups, codePoint);
}

function findTable(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * TABLE_RECORD_BYTES;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

function findSubtable(font: Buffer, cmap: number): number {
  const encodings = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < encodings; index++) {
    const record = cmap + 4 + index * ENCODING_RECORD_BYTES;
    const platform = font.readUInt16BE(record);
    const unicode =
      platform === UNICODE || (platform === WINDOWS && font.readUInt16BE(record + 2) === FULL_UNICODE);
    const subtable = cmap + font.readUInt32BE(record + 4);
    if (unicode && font.readUInt16BE(subtable) === SEGMENTED_COVERAGE) return subtable;
  }
  throw new Error('the font has no character map of format 12');
}

/** Runs of code points with glyphs of their own, in order; glyph 0 is the box for what is missing. */
function readGroups(font: Buffer, subtable: number): readonly Group[] {
  const count = font.readUInt32BE(subtable + 12);
  return Array.from({ length: count }, (_, index) => {
    const group = subtable + 16 + index * GROUP_BYTES;
    const first = font.readUInt32BE(group);
    const startsMissing = font.readUInt32BE(group + 8) === 0;
    return { first: startsMissing ? first + 1 : first, last: font.readUInt32BE(group + 4) };
  });
}

function isInside(groups: readonly Group[], codePoint: number): boolean {
  let low = 0;
  let high = groups.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = groups[middle];
    if (group === undefined) return false;
    if (codePoint < group.first) high = middle - 1;
    else if (codePoint > group.last) low = middle + 1;
    else return true;
  }
  return false;
}
