import { ApiProperty } from '@nestjs/swagger';
/** A rule by which people are told. */
export class NoticeRuleView {
  id: string;
  /** @example referral.submitted.desk */
  key: string;
  /** @example referral.submitted */
  eventType: string;
  /** Payload fields and the values they may have. @example {} */
  condition: Readonly<Record<string, unknown>>;
  /** @example [{"kind":"agency","field":"recipientAgencyId","roles":["agency_intake","agency_head"]}] */
  @ApiProperty({ type: 'array', items: { type: 'object' } })
  audience: readonly unknown[];
  /** @example referral_arrived */
  code: string;
  /** @example urgent */
  urgency: string;
  /** @example accept */
  dueClock: string | null;
  /** @example 0 */
  coalesceMinutes: number;
  active: boolean;
  /** For If-Match. @example 1 */
  version: number;
}

/** The words of a code. */
export class MessageTextView {
  /** @example referral_arrived */
  code: string;
  /** `staff` or `party`. @example staff */
  audience: string;
  /** @example 待签收事项 */
  text: string;
  /** For If-Match. @example 1 */
  version: number;
}
