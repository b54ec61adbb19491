import { ApiProperty } from '@nestjs/swagger';
import { RISK_LEVELS, type RiskLevel } from '../../cases/index.js';

/** From how many people on, how many times. */
export class PeopleStepView {
  /** @example 10 */
  readonly from: number;
  /** @example 4 */
  readonly factor: number;
}

/** How the board weighs what is late. */
export class HarmFormulaView {
  /** Numbered from 1; for If-Match. @example 2 */
  readonly version: number;
  /** After so many minutes of real time a late limit counts twice. @example 2880 */
  readonly doublingMinutes: number;
  /** Of a red case. @example 64 */
  readonly redFactor: number;
  /** Of an orange one. @example 8 */
  readonly orangeFactor: number;
  /** Of a yellow one; blue counts once. @example 2 */
  readonly yellowFactor: number;
  /** By how many people the dispute is about, ascending. */
  @ApiProperty({ type: () => [PeopleStepView] })
  readonly people: readonly PeopleStepView[];
  /** Once for each time it was asked after. @example 1.5 */
  readonly chaseFactor: number;
  /** So many times at most. @example 6 */
  readonly mostChases: number;
  /** What it follows. @example 区综治中心2026年第3次会议纪要 */
  readonly source: string;
  /** By whom; null for what was shipped. @example 祝管理 */
  readonly issuedByName: string | null;
  /** Since when it holds. @example 2026-03-06T01:00:00.000Z */
  readonly issuedAt: string;
  /** Every limit stands in its order. @example true */
  readonly isOrdered: boolean;
  /** How many limits it has moved so far. @example 314 */
  readonly moved: number;
}

/** Who has the first places of what is late. */
export class FirstPlacesView {
  /** Of the case. @example red */
  @ApiProperty({ enum: RISK_LEVELS })
  readonly risk: RiskLevel;
  /** As it is. @example 3 */
  readonly now: number;
  /** As it would be. @example 5 */
  readonly then: number;
}

/** What a formula would do to the limits that run. */
export class HarmEffectView {
  /** The version that holds. @example 1 */
  readonly version: number;
  /** How many limits run. @example 4021 */
  readonly running: number;
  /** How many would stand at another place. @example 314 */
  readonly moved: number;
  /** How many of the first twenty places would be another limit's. @example 4 */
  readonly newcomers: number;
  /** The first twenty places by risk. */
  @ApiProperty({ type: () => [FirstPlacesView] })
  readonly first: readonly FirstPlacesView[];
}
