import { Injectable } from '@nestjs/common';
import { Conflict, InvalidInput, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { People } from '../../identity/index.js';
import { Centres } from '../../referrals/index.js';
import type { Joint } from './joint.js';
import { JointAccess } from './joint-access.js';
import { requireRead, tellJoint } from './joint-told.js';
import type {
  CallMeetingDto,
  CallOffMeetingDto,
  InvitedDto,
  MeetingPlaceDto,
  MinutesDto,
  MoveMeetingDto,
} from './joint.dto.js';
import {
  endMeeting,
  insertMeeting,
  lockMeeting,
  type Meeting,
  type MeetingPlace,
  moveMeeting,
  noteAttendance,
} from './meetings.store.js';
import { JointPlan, requireInJoint } from './plan.js';
import { JointClocks } from './plan-clocks.js';

type Made = Promise<{ readonly id: string }>;

/** The agencies of a joint case meet: who called them owes the minutes by the day that was said. */
@Injectable()
export class JointMeetings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: JointAccess,
    private readonly plan: JointPlan,
    private readonly clocks: JointClocks,
    private readonly people: People,
    private readonly centres: Centres,
  ) {}

  /** Who may be invited by name: the people of an agency of the joint case. @throws Refused `agency_not_in_joint` */
  peopleOf(
    caller: Caller,
    caseId: string,
    agencyId: string,
  ): Promise<{ readonly items: readonly { readonly userId: string; readonly name: string }[] }> {
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.planning(tx, caller, caseId);
      requireInJoint(joint, agencyId);
      const members = await this.people.members(tx, agencyId);
      return { items: members.map(({ userId, displayName }) => ({ userId, name: displayName })) };
    });
  }

  /** @throws Forbidden `joint_not_yours`; Refused `agency_not_in_joint`, `invited_not_of_agency`; InvalidInput */
  call(caller: Caller, caseId: string, dto: CallMeetingDto): Made {
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.planning(tx, caller, caseId);
      const place = await placeOf(tx, dto);
      const invited = await this.invited(tx, joint, dto.invited);
      const { theCase } = joint;
      const id = uuidv7();
      const convenerAgencyId = await this.convener(tx, joint);
      const meeting = { id, caseId: theCase.id, convenerAgencyId, agenda: dto.agenda, ...place };
      await insertMeeting(tx, meeting, invited);
      const duty = { subject: 'joint_meeting', id, agencyId: convenerAgencyId } as const;
      await this.clocks.start(tx, joint, { ...duty, dueAt: place.minutesDueAt });
      tellJoint(tx, theCase, 'joint.meeting_called', { ...toldOf(id, invited), ...whereToldOf(place) });
      return { id };
    });
  }

  /** @throws as `call`; NotFound `joint_meeting_not_found`; Conflict `version_stale`, `meeting_over` */
  move(caller: Caller, caseId: string, id: string, dto: MoveMeetingDto): Made {
    const expected = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.planning(tx, caller, caseId);
      const { convenerAgencyId, invited } = await this.called(tx, joint, { id, expected });
      const place = await placeOf(tx, dto);
      await moveMeeting(tx, id, { ...place, note: dto.reason });
      const duty = { subject: 'joint_meeting', id, agencyId: convenerAgencyId } as const;
      await this.clocks.startAnew(tx, joint, { ...duty, dueAt: place.minutesDueAt });
      const told = { ...toldOf(id, invited), ...whereToldOf(place), reason: dto.reason };
      tellJoint(tx, joint.theCase, 'joint.meeting_moved', told);
      return { id };
    });
  }

  /** @throws as `move` */
  callOff(caller: Caller, caseId: string, id: string, { reason }: CallOffMeetingDto): Made {
    const expected = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.planning(tx, caller, caseId);
      const { invited } = await this.called(tx, joint, { id, expected });
      await endMeeting(tx, id, { state: 'called_off', note: reason });
      await this.clocks.cancel(tx, 'joint_meeting', id);
      tellJoint(tx, joint.theCase, 'joint.meeting_called_off', { ...toldOf(id, invited), reason });
      return { id };
    });
  }

  /**
   * Puts on record who came, what was said and decided; a decision with an agency and a day becomes an item of the plan in the
   * same step.
   * @throws as `move`; Refused `meeting_not_begun`; InvalidInput
   */
  minutes(caller: Caller, caseId: string, id: string, dto: MinutesDto): Made {
    const expected = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.planning(tx, caller, caseId);
      const { startsAt, invited } = await this.called(tx, joint, { id, expected });
      if (startsAt > (await tx.now()))
        throw new Refused('meeting_not_begun', 'Minutes are kept of what was said.', {
          startsAt: startsAt.toISOString(),
        });
      const attendance = dto.attendance.map(({ agencyId, came, attendedBy = null }) => ({
        agencyId,
        came,
        attendedBy,
      }));
      await noteAttendance(tx, id, attendance);
      const decisions = dto.decisions.map(({ text }) => text);
      await endMeeting(tx, id, { state: 'held', minutes: dto.minutes, decisions });
      await this.clocks.stop(tx, 'joint_meeting', id);
      tellJoint(tx, joint.theCase, 'joint.meeting_held', {
        ...toldOf(id, invited),
        decisions: decisions.length,
      });
      for (const [index, { text, agencyId, dueAt }] of dto.decisions.entries()) {
        if (agencyId === undefined && dueAt === undefined) continue;
        const path = `decisions[${index}]`;
        if (agencyId === undefined)
          throw InvalidInput.at(
            `${path}.agencyId`,
            'decision_half_planned',
            'Say who does it, or leave the day out.',
          );
        if (dueAt === undefined)
          throw InvalidInput.at(
            `${path}.dueAt`,
            'decision_half_planned',
            'Say by when, or leave the agency out.',
          );
        await this.plan.plan(tx, joint, { what: text, agencyId, dueAt, meetingId: id });
      }
      return { id };
    });
  }

  private async called(
    tx: Tx,
    { theCase }: Joint,
    { id, expected }: { readonly id: string; readonly expected: number },
  ): Promise<Meeting> {
    const meeting = await lockMeeting(tx, theCase.id, id);
    if (meeting.state !== 'called')
      throw new Conflict('meeting_over', 'It has been held or called off.', {
        state: meeting.state,
        by: meeting.changedByName,
      });
    requireRead(meeting, expected);
    return meeting;
  }

  private async invited(
    tx: Tx,
    joint: Joint,
    asked: readonly InvitedDto[],
  ): Promise<{ readonly agencyId: string; readonly userIds: readonly string[] }[]> {
    const invited = new Map(asked.map(({ agencyId, userIds = [] }) => [agencyId, [...new Set(userIds)]]));
    for (const [agencyId, userIds] of invited) {
      requireInJoint(joint, agencyId);
      const members = new Set((await this.people.members(tx, agencyId)).map(({ userId }) => userId));
      if (userIds.some((userId) => !members.has(userId)))
        throw new Refused('invited_not_of_agency', 'Somebody named does not work for that agency.');
    }
    return [...invited].map(([agencyId, userIds]) => ({ agencyId, userIds }));
  }

  /** Whose meeting it is: the owner's or the lead's where the caller is of it, else the centre's. */
  private async convener(tx: Tx, { theCase, lead, mine }: Joint): Promise<string> {
    const own = [lead?.recipientAgencyId, theCase.ownerAgencyId, theCase.custodianAgencyId].find(
      (id) => id !== undefined && mine.includes(id),
    );
    return own ?? (await this.centres.at(tx, theCase.areaPath, 0))?.id ?? theCase.ownerAgencyId;
  }
}

/** @throws InvalidInput `not_in_future`, `minutes_before_meeting`, `meeting_place_missing` */
async function placeOf(tx: Tx, dto: MeetingPlaceDto): Promise<MeetingPlace> {
  const { place = null, remoteAddress = null } = dto;
  const startsAt = new Date(dto.startsAt);
  const minutesDueAt = new Date(dto.minutesDueAt);
  if (startsAt <= (await tx.now()))
    throw InvalidInput.at('startsAt', 'not_in_future', 'It must lie in the future.');
  if (minutesDueAt <= startsAt)
    throw InvalidInput.at(
      'minutesDueAt',
      'minutes_before_meeting',
      'Minutes are owed after the meeting has begun.',
    );
  if (place === null && remoteAddress === null)
    throw InvalidInput.at('place', 'meeting_place_missing', 'Say where, or how one joins from afar.');
  return { startsAt, place, remoteAddress, minutesDueAt };
}

/** Whom it concerns: the invited agencies, and who of them was named. */
function toldOf(
  meetingId: string,
  invited: readonly { readonly agencyId: string; readonly userIds: readonly string[] }[],
): Readonly<Record<string, unknown>> {
  return {
    meetingId,
    agencyIds: invited.map(({ agencyId }) => agencyId),
    userIds: invited.flatMap(({ userIds }) => userIds),
  };
}

function whereToldOf({ startsAt, place, remoteAddress }: MeetingPlace): Readonly<Record<string, unknown>> {
  return { startsAt: startsAt.toISOString(), text: place ?? remoteAddress };
}
