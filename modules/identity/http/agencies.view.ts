import { ApiProperty } from '@nestjs/swagger';
/** Whom to call when a red case does not wait for office hours. */
export class AgencyDutyView {
  /** @example 值班室 */
  person: string;
  /** @example 19900000002 */
  phone: string;
  /** @example 00:00-24:00 */
  hours: string;
}

/** An agency that takes part. */
export class AgencyView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  id: string;
  /** @example station-caotang */
  key: string;
  /** @example 草堂派出所 */
  name: string;
  /** @example station */
  kind: string;
  areaId: string;
  /** @example 51.5101.510105.510105007 */
  areaPath: string;
  parentId: string | null;
  /** @example station */
  calendarKey: string;
  /** Open referrals it can carry at once; null when no limit is known. @example 40 */
  capacity: number | null;
  duty: AgencyDutyView | null;
  /** @example ["0201","0202"] */
  @ApiProperty({ type: [String] })
  capabilities: readonly string[];
  /** @example [] */
  @ApiProperty({ type: [String] })
  trades: readonly string[];
  active: boolean;
  /** What differs from the policy of its kind. */
  profile: Readonly<Record<string, unknown>>;
  /** For If-Match. @example 3 */
  version: number;
}

/** A page of agencies. */
export class AgencyPageView {
  @ApiProperty({ type: () => [AgencyView] })
  items: readonly AgencyView[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** Open work of one sort. */
export class RemainingView {
  /** @example referral_received */
  what: string;
  /** @example 3 */
  count: number;
}

/** What an agency has open, by sort; only what is not zero. */
export class RemainingListView {
  @ApiProperty({ type: () => [RemainingView] })
  items: readonly RemainingView[];
}

/** An agency that is offered nothing new from now on, and what it still has to hand on. */
export class DeactivatedAgencyView {
  agency: AgencyView;
  @ApiProperty({ type: () => [RemainingView] })
  remaining: readonly RemainingView[];
}

/** Until when somebody is away, and who covers. */
export class AwayView {
  /** @example 2026-03-12T01:00:00.000Z */
  until: string;
  coverUserId: string;
  /** @example 李某乙 */
  coverName: string;
}

/** Somebody who works in an agency. */
export class AgencyMemberView {
  userId: string;
  /** @example 黄某甲 */
  displayName: string;
  /** The roles held in this agency. @example ["station_officer","agency_handler"] */
  @ApiProperty({ type: [String] })
  roles: readonly string[];
  active: boolean;
  /** Null for whoever is there. */
  away: AwayView | null;
}
