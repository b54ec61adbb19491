import { ApiProperty } from '@nestjs/swagger';
import { RISK_LEVELS, type RiskLevel } from '../../../cases/index.js';
import { type Standing, STANDINGS } from '../standing.js';

/** What a view narrows the board to; what is left out is not narrowed. */
export class ViewFilterView {
  /**
   * How limits stand; null for all that live.
   * @example pressing
   */
  @ApiProperty({ enum: STANDINGS, nullable: true })
  readonly standing: Standing | null;

  /**
   * Where, with the areas below it.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  readonly areaId: string | null;

  /**
   * The agency that is charged.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  readonly agencyId: string | null;

  /**
   * Dispute type, with those below it.
   * @example '01'
   */
  readonly typeCode: string | null;

  /**
   * Of the case.
   * @example red
   */
  @ApiProperty({ enum: RISK_LEVELS, nullable: true })
  readonly risk: RiskLevel | null;
}

/** What of a view there is no longer for its reader; the view opens without it. */
export const GONE_PARTS = ['area', 'agency', 'type'] as const;
export type GonePart = (typeof GONE_PARTS)[number];

export const GONE_WORDS: Readonly<Record<GonePart, string>> = {
  area: '区域不在您负责的范围内',
  agency: '单位已停用，也没有未了的事项',
  type: '纠纷类型已取消',
};

/** A filter of the board that is kept under a name. */
export class SavedViewView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000061
   */
  readonly id: string;

  /**
   * Its name.
   * @example 本周红色案件
   */
  readonly name: string;

  /** What it narrows to: without what is gone. */
  readonly filter: ViewFilterView;

  /**
   * What it was narrowed to besides and there is no longer: the area lies outside what the reader answers for, the agency has closed
   * and owes nothing there, the dispute type has been taken out.
   * @example ['area']
   */
  @ApiProperty({ enum: GONE_PARTS, isArray: true })
  readonly gone: readonly GonePart[];

  /**
   * The reader kept it, and may change it.
   * @example true
   */
  readonly isOwn: boolean;

  /**
   * Who kept it.
   * @example 张某
   */
  readonly ownerName: string;

  /**
   * Whose coordinators and supervisors see it besides; null where nobody does.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  readonly sharedAreaId: string | null;

  /**
   * The board opens with it for the reader.
   * @example false
   */
  readonly isFirst: boolean;

  /**
   * For If-Match.
   * @example 1
   */
  readonly version: number;
}
