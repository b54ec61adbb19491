import { IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { TIME_OF_DAY } from '../domain/daily-hours.js';

/** What shall hold for every message from now on. */
export class HouseSettingsDto {
  /** The words every message begins with. @example 「和解」 */
  @IsString()
  @Length(1, 10)
  signature: string;

  /** @example Asia/Shanghai */
  @IsString()
  @Length(1, 60)
  zone: string;

  /** When the quiet of the night begins, local time. The same as `quietTo`: never. @example 22:00 */
  @Matches(TIME_OF_DAY)
  quietFrom: string;

  /** When it ends. @example 07:00 */
  @Matches(TIME_OF_DAY)
  quietTo: string;

  /** How many days the link of a message opens. @example 30 */
  @IsInt()
  @Min(1)
  @Max(365)
  ticketDays: number;
}
