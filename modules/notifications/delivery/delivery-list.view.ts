import { ApiProperty } from '@nestjs/swagger';

/** A message out of the house: that it went or not, never what it said or to what number. */
export class DeliveryView {
  /** Also the key under which the other house knows it. */
  id: string;
  /** The user it is for; `party` for somebody who is in a dispute. @example 0198c0de-0000-7000-8000-000000000031 */
  to: string;
  /** Who answers for the person; null for somebody who stands over an area. */
  agencyId: string | null;
  /** sms, chat or email. @example sms */
  medium: string;
  /** Names the text. @example referral_arrived */
  code: string;
  /** The rules that tell staff of such an event in this text; none for a party. @example ["referral.submitted.desk"] */
  ruleKeys: string[];
  /** normal, urgent or red. @example urgent */
  urgency: string;
  /** queued, sent, failed or suppressed. @example failed */
  state: string;
  /** Why it failed or was not sent. @example http_400 */
  reason: string | null;
  /** @example 1 */
  attempts: number;
  /** Of the last attempt that was not taken; a code. @example http_400 */
  lastError: string | null;
  /** What it is about. @example referral */
  subjectType: string;
  subjectId: string;
  /** @example 2026-03-02T02:00:00.000Z */
  createdAt: string;
  /** When it is tried again at the latest; null once it has ended. @example 2026-03-02T03:00:00.000Z */
  nextTryAt: string | null;
  /** @example 2026-03-02T02:00:01.000Z */
  endedAt: string | null;
}

/** A page of messages, the newest first. */
export class DeliveryPageView {
  @ApiProperty({ type: () => [DeliveryView] })
  items: readonly DeliveryView[];
  /** Null on the last page. */
  nextCursor: string | null;
}
