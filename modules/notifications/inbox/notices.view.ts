import { ApiProperty } from '@nestjs/swagger';
/** One of the things a notice tells of. */
export class NoticeItemView {
  /** @example referral */
  subjectType: string;
  subjectId: string;
  /** The case it belongs to, where there is one. */
  streamId: string;
  /** Its number, as long as there is something left to open. @example 和〔2026〕草堂所第000123号 */
  caseNumber: string | null;
  /**
   * What the reader opens of it now, below /api/v1; null where there is nothing left to open.
   * @example /referrals/01890a5d-ac96-774b-bcce-b302099a8057
   */
  leadsTo: string | null;
}

/** What the caller has been told. It holds no name and no story: those are where it leads to. */
export class NoticeView {
  id: string;
  /** @example referral_arrived */
  code: string;
  /** @example 待签收事项 */
  text: string;
  /** normal, urgent or red. @example urgent */
  urgency: string;
  /** How many events it tells of; more than one makes it a digest. @example 1 */
  count: number;
  /** How many things there are to do, where it is about several. @example 3 */
  amount: number | null;
  /** @example referral.submitted */
  eventType: string;
  /** The earliest time limit it told of. @example 2026-11-24T09:30:00.000Z */
  dueAt: string | null;
  /** The earliest of them that is due still; null once every one has ended or moved. @example 2026-11-24T09:30:00.000Z */
  stillDueAt: string | null;
  /**
   * The same in words: that it will pass, or that it has; null once every one has ended or moved.
   * @example "将于11-24 17:30到期"
   */
  dueWords: string | null;
  /** What the first of them is about. @example referral */
  subjectType: string;
  subjectId: string;
  streamId: string;
  /** Its number, as long as there is something left to open. @example 和〔2026〕草堂所第000123号 */
  caseNumber: string | null;
  /**
   * What the reader opens of it now, below /api/v1; null where there is nothing left to open.
   * @example /cases/01890a5d-ac96-774b-bcce-b302099a8057/holding
   */
  leadsTo: string | null;
  /** All it tells of, at most 50. */
  @ApiProperty({ type: () => [NoticeItemView] })
  items: readonly NoticeItemView[];
  /** @example 2026-11-23T01:00:00.000Z */
  createdAt: string;
  readAt: string | null;
}

/** A page of notices: unread ones first, the newest first. */
export class NoticePageView {
  @ApiProperty({ type: () => [NoticeView] })
  items: readonly NoticeView[];
  /** Null on the last page. */
  nextCursor: string | null;
  /** Of all pages. @example 3 */
  unreadCount: number;
}

/** How many were unread until now. */
export class ReadAllView {
  /** @example 3 */
  read: number;
}

/** Where the link of a message leads to. */
export class TicketView {
  /** `notice` when the message tells of several. @example referral */
  subjectType: string;
  subjectId: string;
  /** The case it belongs to, where there is one. */
  streamId: string;
  noticeId: string;
  /**
   * What its addressee opens of it now, below /api/v1; null where there is nothing left to open.
   * @example /referrals/01890a5d-ac96-774b-bcce-b302099a8057
   */
  leadsTo: string | null;
}

/** A stretch of every day. */
export class DailyHoursView {
  /** @example 21:00 */
  from: string;
  /** @example 08:00 */
  to: string;
}

/** How the caller wants to be reached outside the product. */
export class PreferencesView {
  /** never, urgent or always. @example urgent */
  sms: string;
  /** @example never */
  chat: string;
  /** @example never */
  email: string;
  /** @example zhang@example.gov.cn */
  emailAddress: string | null;
  /** Null for the house's. */
  quietHours: DailyHoursView | null;
}
