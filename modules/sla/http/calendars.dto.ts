import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Calendar } from '../../../src/kernel/working-time/index.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar written out in full. */
export class CalendarVersionDto {
  /**
   * Time zone, hours of the week, and the days that differ.
   * @example {"tz": "Asia/Shanghai", "weekly": {"mon": [["09:00", "17:30"]]}, "publishedThrough": "2026-12-31"}
   */
  @IsObject()
  definition: Calendar;

  /**
   * The notice it follows.
   * @example '国办发明电〔2025〕7号'
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  sourceDocument: string;
}

/** A new calendar. */
export class NewCalendarDto extends CalendarVersionDto {
  /** @example 'court' */
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/)
  key: string;

  /** @example '法院工作时间' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;
}

/** Other hours of the week. */
export class WeekHoursDto {
  /**
   * By day (`mon` to `sun`), each a list of [open, close]; a day left out is closed.
   * @example {"mon": [["09:00", "12:00"], ["13:30", "17:30"]]}
   */
  @IsObject()
  weekly: Calendar['weekly'];

  /**
   * The notice it follows.
   * @example '区政府办公室关于作息时间的通知'
   */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  sourceDocument: string;
}

/** The arrangement of a year, as the State Council's notice lists it. */
export class YearArrangementDto {
  /** @example 2027 */
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  /**
   * Days off that would be worked, weekends may be listed too.
   * @example ['2027-01-01']
   */
  @IsArray()
  @ArrayMaxSize(366)
  @Matches(DATE, { each: true })
  holidays: string[];

  /**
   * Weekend days worked (调休).
   * @example ['2027-02-20']
   */
  @IsArray()
  @ArrayMaxSize(60)
  @Matches(DATE, { each: true })
  makeUpDays: string[];

  /** @example '国办发明电〔2026〕9号' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  sourceDocument: string;
}
