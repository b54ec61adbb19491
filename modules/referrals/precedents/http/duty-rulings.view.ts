import { ApiProperty } from '@nestjs/swagger';
import type { Holding } from '../duty-ruling.js';

/** A ruling on whose duty disputes of a type in an area are. */
export class DutyRulingView {
  /** @example 0198c0de-0000-7000-8000-000000000081 */
  readonly id: string;

  /**
   * Its number.
   * @example 裁〔2026〕第3号
   */
  readonly number: string;

  /**
   * Goes up by one when it ends.
   * @example 1
   */
  readonly version: number;

  /**
   * The agency that had refused.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  readonly agencyId: string;

  /** @example 青羊区人社局 */
  readonly agencyName: string;

  /**
   * Whose such disputes are: `theirs`, of that agency, or `not_theirs`.
   * @example theirs
   */
  readonly holding: Holding;

  /** Who is to have them instead, where the ruling named one. */
  readonly namedAgencyName: string | null;

  /**
   * Code of the type; it holds for types beneath it too. Null for an agency that its case was never shown to with its type.
   * @example 0301
   */
  readonly typeCode: string | null;

  /**
   * Its name; null where the code is, and where the taxonomy no longer has it.
   * @example 劳动报酬纠纷
   */
  readonly typeName: string | null;

  /**
   * The area it holds in, with all below.
   * @example 青羊区
   */
  readonly areaName: string;

  /**
   * The reason of the refusal that was ruled on.
   * @example not_our_duty
   */
  readonly reason: string;

  /**
   * What was written, to whom may know of the case; null for others.
   * @example 依据权责清单第12项，请贵单位签收办理
   */
  readonly body: string | null;

  /**
   * The referral it was made on, for whom may open it; null for others.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly referralId: string | null;

  /**
   * The centre it was made for.
   * @example 青羊区综治中心
   */
  readonly ruledFor: string;

  /**
   * Who made it.
   * @example 萧某
   */
  readonly ruledByName: string;

  /** @example 2026-03-06T02:00:00.000Z */
  readonly ruledAt: string;

  /** When it ended; null while it holds. */
  readonly endedAt: string | null;

  /**
   * Who ended it.
   * @example 萧某
   */
  readonly endedByName: string | null;

  /**
   * Why.
   * @example 新版权责清单已将此项划归街道
   */
  readonly endedReason: string | null;

  /** Whether the caller may end it. */
  readonly mayEnd: boolean;
}

/** Rulings, the latest first. */
export class DutyRulingPageView {
  @ApiProperty({ type: () => [DutyRulingView] })
  readonly items: readonly DutyRulingView[];

  /** Null on the last page. */
  readonly nextCursor: string | null;
}
