import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { RequiresOverRoot, SignedIn } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import { Calendars } from '../calendar/calendars.js';
import { CalendarVersionView, CalendarView, ImportedCalendarView } from './calendar.view.js';
import { CalendarVersionDto, NewCalendarDto, WeekHoursDto, YearArrangementDto } from './calendars.dto.js';

@ApiTags('calendars')
@Controller('calendars')
export class CalendarsController {
  constructor(private readonly calendars: Calendars) {}

  /** Every calendar with the version in force. */
  @Get()
  @SignedIn()
  async list(@ByCaller() caller: Caller): Promise<CalendarView[]> {
    return (await this.calendars.list(caller)).map((entry) => CalendarView.of(entry));
  }

  /** Makes a calendar with its first version. */
  @Post()
  @RequiresOverRoot('calendar.manage')
  async create(@ByCaller() caller: Caller, @Body() calendar: NewCalendarDto): Promise<CalendarVersionView> {
    return CalendarVersionView.of(await this.calendars.create(caller, calendar));
  }

  /** Newest first. */
  @Get(':key/versions')
  @SignedIn()
  async versions(@ByCaller() caller: Caller, @Param('key') key: string): Promise<CalendarVersionView[]> {
    return (await this.calendars.versions(caller, key)).map((version) => CalendarVersionView.of(version));
  }

  /** Replaces the calendar for the time to come; running clocks follow after the answer. */
  @Post(':key/versions')
  @RequiresOverRoot('calendar.manage')
  async addVersion(
    @ByCaller() caller: Caller,
    @Param('key') key: string,
    @Body() version: CalendarVersionDto,
  ): Promise<ImportedCalendarView> {
    return ImportedCalendarView.of(await this.calendars.addVersion(caller, key, version));
  }

  /** Adds the published arrangement of a year; running clocks follow after the answer, provisional deadlines are evaluated anew. */
  @Post(':key/years')
  @RequiresOverRoot('calendar.manage')
  async importYear(
    @ByCaller() caller: Caller,
    @Param('key') key: string,
    @Body() year: YearArrangementDto,
  ): Promise<ImportedCalendarView> {
    return ImportedCalendarView.of(await this.calendars.importYear(caller, key, year));
  }

  /**
   * Other hours of the week from now on, make-up days too; holidays stay and running clocks follow after the answer. Needs If-Match with
   * the number of the version that was read.
   */
  @Post(':key/hours')
  @RequiresOverRoot('calendar.manage')
  @Versioned()
  async changeHours(
    @ByCaller() caller: Caller,
    @Param('key') key: string,
    @Body() hours: WeekHoursDto,
  ): Promise<ImportedCalendarView> {
    return ImportedCalendarView.of(await this.calendars.changeHours(caller, key, hours));
  }
}
