/**
 * What may be attached, by what the content is, and the ending a download gets.
 *
 * Photos and recordings of telephones, papers and tables of offices, plain text. Formats that may carry programs
 * (old Office files, macro files, archives, HTML, SVG) are not here.
 */
export const EXTENSION_OF = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/heif': 'heif',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'audio/mpeg': 'mp3',
  'audio/x-m4a': 'm4a',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
  'text/plain': 'txt',
} as const;

export type MediaType = keyof typeof EXTENSION_OF;

export const MEDIA_TYPES = Object.keys(EXTENSION_OF) as readonly MediaType[];

/** Whether the type is one that may be attached. */
export function isMediaType(text: string): text is MediaType {
  return Object.hasOwn(EXTENSION_OF, text);
}

/** Office files are ZIP archives inside; nothing else here may be one. */
export function isZipInside(mediaType: MediaType): boolean {
  return mediaType.startsWith('application/vnd.openxmlformats');
}
