import { ApiProperty } from '@nestjs/swagger';

/** RFC 9457 problem details; `code` is stable and is what clients translate. Some problems carry further facts. */
export class ProblemView {
  /** @example urn:accord:problem:version_stale */
  type: string;
  /** @example "version stale" */
  title: string;
  /** @example 409 */
  status: number;
  /** @example version_stale */
  code: string;
  /** For engineers; never personal data. @example "Somebody was faster." */
  detail: string;
  /** @example 01a2b3c4 */
  requestId: string;
  /** Every field that was not understood, for `invalid_input`. */
  @ApiProperty({ required: false, type: 'array', items: { type: 'object' } })
  problems?: { path: string; code: string; message: string }[];
}
