import type { MultipartFile } from '@fastify/multipart';
import { DomainError, InvalidInput } from '../../../src/kernel/errors.js';
import type { AccordRequest } from '../../../src/platform/http/request.js';

export interface Upload {
  readonly declaredName: string | undefined;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Hands the one file of a multipart request to `take`, as it arrives.
 * @throws InvalidInput `file_missing` when the request holds none; DomainError 413 `file_too_large`
 */
export async function readUpload<T>(
  request: AccordRequest,
  take: (upload: Upload) => Promise<T>,
): Promise<T> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part === undefined) {
    throw InvalidInput.at(
      'file',
      'file_missing',
      'Send one file as multipart/form-data under the field "file".',
    );
  }
  try {
    return await take({ declaredName: part.filename, content: wholeOf(part) });
  } finally {
    // What nobody read still has to come in before the answer can go out.
    part.file.resume();
  }
}

/** At the platform's limit the stream simply ends: a file cut short must not pass for a whole one. */
async function* wholeOf(part: MultipartFile): AsyncGenerator<Uint8Array> {
  for await (const chunk of part.file as AsyncIterable<Buffer>) yield chunk;
  if (part.file.truncated) {
    throw new DomainError('too_large', 'file_too_large', 'The file has more bytes than an upload may have.');
  }
}
