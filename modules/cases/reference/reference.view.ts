import { ApiProperty } from '@nestjs/swagger';

/** What a document is, by its kind. */
export const LIST_OR_OBJECT = [
  { type: 'array', items: { type: 'object', additionalProperties: true } },
  { type: 'object', additionalProperties: true },
];

/** A version of a reference document, without what it says. */
export class ReferenceHistoryView {
  /** @example guard_rules */
  kind: string;
  /** For If-Match. @example 1 */
  version: number;
  /** Where it comes from. @example 首批数据 */
  source: string;
  /** @example 2026-03-02T01:00:00.000Z */
  activeFrom: string;
  /** Null for the first data set. @example 系统管理员 */
  changedBy: string | null;
}

/** The version in force, whole. */
export class ReferenceView extends ReferenceHistoryView {
  /** A list or an object, by kind. @example {"maxAgencies":1,"risks":["yellow","blue"],"maxAmountFen":5000000,"peopleBelow":5} */
  @ApiProperty({ oneOf: LIST_OR_OBJECT })
  definition: unknown;
}
