import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { DomainError } from '../../../src/kernel/errors.js';
import { findForeignContent } from './foreign-content.js';
import { isMediaType, MEDIA_TYPES, type MediaType } from './media-types.js';
import { isPlainText } from './plain-text.js';

/**
 * What the content at `path` is, by its bytes; the name and type its sender declared are not asked.
 *
 * @throws DomainError 400 `file_empty`; 415 `file_type_refused` when it is nothing that may be attached, 415
 * `file_has_two_faces` when it is one thing that may be attached and carries another that may not (an archive behind a
 * photo, a program inside a document)
 */
export async function sniff(path: string): Promise<MediaType> {
  if (await isEmpty(path)) {
    throw new DomainError('invalid', 'file_empty', 'The file has no bytes. Choose it again.');
  }
  const mediaType = await typeOf(path);
  const foreign = await findForeignContent(path, mediaType);
  if (foreign !== null) {
    throw new DomainError(
      'unsupported_media',
      'file_has_two_faces',
      `The file is ${mediaType} and also carries something else (${foreign}). Save the picture or paper anew and send that.`,
      { mediaType, foreign },
    );
  }
  return mediaType;
}

async function typeOf(path: string): Promise<MediaType> {
  const found = (await fileTypeFromFile(path))?.mime;
  if (found === undefined && (await isPlainText(path))) return 'text/plain';
  if (found !== undefined && isMediaType(found)) return found;
  throw new DomainError(
    'unsupported_media',
    'file_type_refused',
    'Files of this kind are not taken. Send a photo, a PDF, a Word or Excel file (docx, xlsx), a recording or plain text.',
    { found: found ?? null, allowed: MEDIA_TYPES },
  );
}

async function isEmpty(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    return (await handle.stat()).size === 0;
  } finally {
    await handle.close();
  }
}
