import { StreamableFile } from '@nestjs/common';
import { attachment } from '../../../src/platform/http/attachment.js';
import type { PrintedPaper } from './paper-printer.js';

/** A paper as it is sent: saved by its title. */
export function savedAs({ title, pdf }: PrintedPaper): StreamableFile {
  return new StreamableFile(pdf, {
    type: 'application/pdf',
    disposition: attachment(`${title}.pdf`),
    length: pdf.length,
  });
}
