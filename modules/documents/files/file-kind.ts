import { Refused } from '../../../src/kernel/errors.js';
import type { MediaType } from './media-types.js';

/**
 * What a file is to the case: a photo, a paper, a recording (or the note that names one kept elsewhere), or a paper
 * the product made itself.
 */
export const FILE_KINDS = ['photo', 'paper', 'recording_ref', 'generated'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** What a person may say of a file they attach; `generated` is the product's own word. */
export const ATTACHABLE_KINDS = ['photo', 'paper', 'recording_ref'] as const satisfies readonly FileKind[];
export type AttachableKind = (typeof ATTACHABLE_KINDS)[number];

/**
 * The kind of a file: what its sender said when the content bears it out, otherwise what the content suggests.
 * @throws Refused `file_kind_mismatch` for a photo that is no picture, or a recording filed as a paper
 */
export function kindOf(said: AttachableKind | undefined, mediaType: MediaType): AttachableKind {
  const natural = naturalKind(mediaType);
  if (said === undefined || said === natural) return said ?? natural;
  const borneOut =
    said === 'paper' ? natural === 'photo' : said === 'recording_ref' && mediaType === 'text/plain';
  if (!borneOut) {
    throw new Refused('file_kind_mismatch', 'The content is not what the kind says.', {
      kind: said,
      mediaType,
    });
  }
  return said;
}

function naturalKind(mediaType: MediaType): AttachableKind {
  if (mediaType.startsWith('image/')) return 'photo';
  return mediaType.startsWith('audio/') || mediaType.startsWith('video/') ? 'recording_ref' : 'paper';
}
