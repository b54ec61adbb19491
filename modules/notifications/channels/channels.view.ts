import { ApiProperty } from '@nestjs/swagger';
/** A way out of the house. */
export class ChannelView {
  id: string;
  /** @example sms_http */
  kind: string;
  /** What it serves: sms, chat or email. @example sms */
  medium: string;
  /** @example 区政务短信平台 */
  name: string;
  /** For the people of this agency; null for everybody else. */
  agencyId: string | null;
  settings: Readonly<Record<string, unknown>>;
  /** Which secrets it has; what they are is shown to nobody. @example ["key"] */
  @ApiProperty({ type: [String] })
  secretNames: readonly string[];
  active: boolean;
  /** For If-Match. @example 1 */
  version: number;
}

/** Whether the other house took a test message. Of its reply nothing is told. */
export class ChannelTestView {
  accepted: boolean;
  /**
   * Why it was not taken; a code. `gateway_refused`: an SMS gateway said so in its reply. `unreachable`: nothing answered, or
   * something that is no such service.
   * @example http_400
   */
  reason: string | null;
}
