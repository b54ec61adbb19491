import { ApiProperty } from '@nestjs/swagger';
import type { AgencyProfile } from '../../referrals/index.js';

/** A kind of agency. */
export class AgencyKindView {
  /** @example market-supervision */
  key: string;
  /** @example 市场监督管理部门 */
  label: string;
  /** `module`: it has a guard of its own and is not changed here; `data`: made by an administrator. @example data */
  origin: 'module' | 'data';
  /** Every entry of the profile, with those that come from the general one. */
  profile: AgencyProfile;
  /** The document it follows; null for modules. @example 区权责清单（2026年版） */
  source: string | null;
  /** For If-Match; null for modules. @example 2 */
  version: number | null;
  /** @example 系统管理员 */
  changedBy: string | null;
  /** @example 2026-03-05T01:00:00.000Z */
  changedAt: string | null;
}

/** A page of kinds, by key. */
export class AgencyKindPageView {
  @ApiProperty({ type: () => [AgencyKindView] })
  items: readonly AgencyKindView[];
  /** Null on the last page. */
  nextCursor: string | null;
}
