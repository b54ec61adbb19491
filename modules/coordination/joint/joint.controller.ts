import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Requires } from '../../../src/platform/auth/requires.js';
import { ByCaller } from '../../../src/platform/http/request.js';
import { Versioned } from '../../../src/platform/http/versioned.js';
import {
  CallMeetingDto,
  CallOffMeetingDto,
  ChangeLeadDto,
  ChangePlanItemDto,
  EndPlanItemDto,
  MinutesDto,
  MoveMeetingDto,
  PlanItemDto,
  WithdrawPlanItemDto,
} from './joint.dto.js';
import { JointCaseView, JointMadeView, JointPeopleView } from './joint.view.js';
import { JointLead } from './lead.js';
import { JointMeetings } from './meetings.js';
import { JointPlan } from './plan.js';
import { ReadJoint } from './read-joint.js';

/** A case that several agencies work on together: who leads, who does what by when, and their meetings. */
@ApiTags('joint cases')
@Controller('cases/:id/joint')
export class JointController {
  constructor(
    private readonly reading: ReadJoint,
    private readonly lead: JointLead,
    private readonly plan: JointPlan,
    private readonly meetings: JointMeetings,
  ) {}

  /** What all its agencies may know: who leads and supports, the plan, the meetings, and what happened. */
  @Get()
  @Requires('referral.read')
  show(@ByCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<JointCaseView> {
    return this.reading.ofCase(caller, id);
  }

  /** The people of one of its agencies, for whoever calls a meeting. */
  @Get('agencies/:agencyId/people')
  @Requires('case.work')
  people(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('agencyId', ParseUUIDPipe) agencyId: string,
  ): Promise<JointPeopleView> {
    return this.meetings.peopleOf(caller, id, agencyId);
  }

  /** A supporter leads from now on; the former lead supports or leaves. */
  @Post('lead')
  @HttpCode(200)
  @Versioned()
  @Requires('referral.send')
  changeLead(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeLeadDto,
  ): Promise<JointMadeView> {
    return this.lead.change(caller, id, body);
  }

  /** One of its agencies is to do something by a day. */
  @Post('plan')
  @Requires('case.work')
  addItem(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PlanItemDto,
  ): Promise<JointMadeView> {
    return this.plan.add(caller, id, body);
  }

  /** It is agreed anew. */
  @Patch('plan/:itemId')
  @Versioned()
  @Requires('case.work')
  changeItem(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: ChangePlanItemDto,
  ): Promise<JointMadeView> {
    return this.plan.change(caller, id, itemId, body);
  }

  /** It is done: its agency says so, or whoever plans. */
  @Post('plan/:itemId/completion')
  @HttpCode(200)
  @Versioned()
  @Requires('case.work')
  doneItem(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: EndPlanItemDto,
  ): Promise<JointMadeView> {
    return this.plan.done(caller, id, itemId, body);
  }

  /** It is not to be done any more. */
  @Post('plan/:itemId/withdrawal')
  @HttpCode(200)
  @Versioned()
  @Requires('case.work')
  withdrawItem(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('itemId', ParseUUIDPipe) itemId: string,
    @Body() body: WithdrawPlanItemDto,
  ): Promise<JointMadeView> {
    return this.plan.withdraw(caller, id, itemId, body);
  }

  /** Its agencies are called together. */
  @Post('meetings')
  @Requires('case.work')
  callMeeting(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CallMeetingDto,
  ): Promise<JointMadeView> {
    return this.meetings.call(caller, id, body);
  }

  /** Another time or place. */
  @Patch('meetings/:meetingId')
  @Versioned()
  @Requires('case.work')
  moveMeeting(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body() body: MoveMeetingDto,
  ): Promise<JointMadeView> {
    return this.meetings.move(caller, id, meetingId, body);
  }

  /** It is not held. */
  @Post('meetings/:meetingId/cancellation')
  @HttpCode(200)
  @Versioned()
  @Requires('case.work')
  callOffMeeting(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body() body: CallOffMeetingDto,
  ): Promise<JointMadeView> {
    return this.meetings.callOff(caller, id, meetingId, body);
  }

  /** Who came, what was said and decided; decisions become items of the plan in the same step. */
  @Post('meetings/:meetingId/minutes')
  @HttpCode(200)
  @Versioned()
  @Requires('case.work')
  minutes(
    @ByCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @Body() body: MinutesDto,
  ): Promise<JointMadeView> {
    return this.meetings.minutes(caller, id, meetingId, body);
  }
}
