import { isPrintable } from './paper-fonts.js';

/** A character the font cannot draw, and the field of the record it stands in, such as `parties[0].name`. */
export interface MissingGlyph {
  readonly field: string;
  readonly character: string;
  /** Such as U+20BB7. */
  readonly codePoint: string;
}

/** Printers' mark for a character that is not in the case. */
const GETA = '〓';
const BETWEEN_LINES = new Set(['\n', '\r']);

/** Every character of the record's texts that would come out as an empty box, each once a field. */
export function missingGlyphs(record: object): MissingGlyph[] {
  return textsOf(record, '').flatMap(({ field, text }) =>
    [...new Set(text)]
      .filter(isMissing)
      .map((character) => ({ field, character, codePoint: nameOf(character) })),
  );
}

/** The text with a 〓 for every character the font lacks, to be written in by hand. */
export function withMarks(text: string): string {
  return [...text].map((character) => (isMissing(character) ? GETA : character)).join('');
}

function isMissing(character: string): boolean {
  return !BETWEEN_LINES.has(character) && !isPrintable(character.codePointAt(0) ?? 0);
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function textsOf(value: unknown, field: string): { readonly field: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ field, text: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, `${field}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsOf(item, field === '' ? key : `${field}.${key}`),
  );
}
