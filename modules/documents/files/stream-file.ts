import { StreamableFile } from '@nestjs/common';
import { attachment } from '../../../src/platform/http/attachment.js';
import { downloadName } from './file-name.js';
import type { OpenedFile } from './read-files.js';

/** A file on its way to a browser: with the type its content has, and only to be saved. */
export function streamFile({ file, content }: OpenedFile): StreamableFile {
  return new StreamableFile(content, {
    type: file.mediaType,
    disposition: attachment(downloadName(file.originalName, file.mediaType)),
    length: file.bytes,
  });
}
