import { IsInt, Max, Min } from 'class-validator';

const WEEK_MINUTES = 10_080;
const HEAD_START = { message: `Give whole minutes from 0 (no head start) to ${WEEK_MINUTES} (a week).` };
const CLAIM_MOST = 240;
const CLAIM = { message: `Give whole minutes from 1 to ${CLAIM_MOST} (four hours).` };

/** What shall hold for lists of tasks and for claims from now on. */
export class TaskSettingsDto {
  /** How much earlier than its deadline a red task counts; no less than an orange one. @example 1440 */
  @IsInt(HEAD_START)
  @Min(0, HEAD_START)
  @Max(WEEK_MINUTES, HEAD_START)
  redHeadStartMinutes: number;

  /** How much earlier an orange one counts. @example 240 */
  @IsInt(HEAD_START)
  @Min(0, HEAD_START)
  @Max(WEEK_MINUTES, HEAD_START)
  orangeHeadStartMinutes: number;

  /** How long a claim holds that is made from now on. @example 10 */
  @IsInt(CLAIM)
  @Min(1, CLAIM)
  @Max(CLAIM_MOST, CLAIM)
  claimMinutes: number;
}
