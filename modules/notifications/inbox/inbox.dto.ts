import { Type } from 'class-transformer';
import { IsEmail, IsIn, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { TIME_OF_DAY } from '../domain/daily-hours.js';
import { type Wish, WISHES } from '../domain/urgency.js';

/** A stretch of every day, local time. It passes midnight when `to` is not after `from`. */
export class DailyHoursDto {
  /** @example 21:00 */
  @Matches(TIME_OF_DAY)
  from: string;

  /** @example 08:00 */
  @Matches(TIME_OF_DAY)
  to: string;
}

/** How the caller wants to be reached outside the product. */
export class PreferencesDto {
  /** @example urgent */
  @IsIn(WISHES)
  sms: Wish;

  /** The group of one's agency. @example never */
  @IsIn(WISHES)
  chat: Wish;

  /** @example never */
  @IsIn(WISHES)
  email: Wish;

  /** Needed for messages by e-mail. @example zhang@example.gov.cn */
  @ValidateIf((_, value) => value !== null)
  @IsEmail()
  emailAddress: string | null = null;

  /** When nothing comes that can wait; null for the house's quiet hours. Red always comes. */
  @ValidateIf((_, value) => value !== null)
  @ValidateNested()
  @Type(() => DailyHoursDto)
  quietHours: DailyHoursDto | null = null;
}
