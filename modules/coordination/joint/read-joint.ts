import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Agencies } from '../../identity/index.js';
import { ReferralPaths, Referrals } from '../../referrals/index.js';
import { Clocks } from '../../sla/index.js';
import { agenciesIn, type Joint, partOf } from './joint.js';
import { JointAccess, plans } from './joint-access.js';
import { jointEvents } from './joint-events.store.js';
import { laneBreaches } from './lane-breaches.js';
import type {
  JointAgencyView,
  JointAttributionView,
  JointCaseView,
  JointLaneView,
  JointMeetingView,
  PlanItemView,
} from './joint.view.js';
import { JointLead } from './lead.js';
import { type Meeting, meetingsOf } from './meetings.store.js';
import { type PlanItem, planOf } from './plan.store.js';

/** The clock of the case as a whole. */
const RESOLVE = 'resolve';

/** The page of a joint case: to each who has a part in it what all its agencies may know, and nothing of the case besides. */
@Injectable()
export class ReadJoint {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: JointAccess,
    private readonly lead: JointLead,
    private readonly agencies: Agencies,
    private readonly referrals: Referrals,
    private readonly paths: ReferralPaths,
    private readonly clocks: Clocks,
  ) {}

  /** @throws NotFound `case_not_found` for who has no part in it */
  ofCase(caller: Caller, caseId: string): Promise<JointCaseView> {
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.read(tx, caller, caseId);
      const { theCase, referrals, sight } = joint;
      tx.audit({ action: 'joint.read', subjectType: 'joint_case', subjectId: theCase.id });
      const isOpen = theCase.state !== 'closed';
      const now = await tx.now();
      return {
        caseId: theCase.id,
        number: theCase.number,
        state: theCase.state,
        risk: theCase.risk,
        sight,
        plans: isOpen && plans(sight),
        mayAsk: isOpen && sight === 'desk' && caller.actor.permissions.has('referral.send'),
        owner: await this.named(tx, theCase.ownerAgencyId),
        agencies: await this.allNamed(tx, agenciesIn(joint)),
        lanes: await this.lanes(tx, caller, joint),
        plan: (await planOf(tx, theCase.id)).map((item) => itemView(item, joint, { now, isOpen })),
        meetings: (await meetingsOf(tx, theCase.id)).map((meeting) => meetingView(meeting, joint)),
        timeline: (
          await jointEvents(
            tx,
            theCase.id,
            referrals.map(({ id }) => id),
          )
        ).map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
        attribution: await this.attribution(tx, theCase.id, now),
      };
    });
  }

  private async allNamed(tx: Tx, ids: readonly string[]): Promise<JointAgencyView[]> {
    const named: JointAgencyView[] = [];
    for (const id of ids) named.push(await this.named(tx, id));
    return named;
  }

  private async named(tx: Tx, id: string): Promise<JointAgencyView> {
    const { name } = await this.agencies.get(tx, id);
    return { id, name };
  }

  private async lanes(tx: Tx, caller: Caller, joint: Joint): Promise<JointLaneView[]> {
    const { theCase, referrals, lead } = joint;
    const candidates = await this.lead.candidates(tx, caller, joint);
    const drawn = new Map((await this.paths.drawn(tx, theCase.id, referrals)).map((path) => [path.id, path]));
    const lanes: JointLaneView[] = [];
    for (const referral of referrals) {
      const path = drawn.get(referral.id);
      if (path === undefined) continue;
      const relations = await this.referrals.relations(tx, caller, referral);
      lanes.push({
        referralId: referral.id,
        version: referral.version,
        agencyId: referral.recipientAgencyId,
        agencyName: path.recipientAgencyName,
        part: partOf(referral, lead),
        required: referral.required,
        waived: referral.waivedAt !== null,
        state: referral.state,
        word: path.word,
        ending: path.ending,
        deadlineAt: path.deadlineAt,
        opens: relations.size > 0,
        mayLead: candidates.has(referral.id),
        stretches: path.stretches,
        handovers: path.marks.flatMap(({ kind, at, toAgencyName }) =>
          kind === 'custody' && toAgencyName !== null ? [{ at, toAgencyName }] : [],
        ),
        breaches: laneBreaches(referral, await this.clocks.forSubject(tx, referral.id)),
      });
    }
    return lanes;
  }

  /** Folded from the events of the clock, so that the parts sum to the whole. */
  private async attribution(tx: Tx, caseId: string, now: Date): Promise<JointAttributionView | null> {
    const clock = (await this.clocks.forSubject(tx, caseId)).find(
      ({ name, item }) => name === RESOLVE && item === '',
    );
    if (clock === undefined) return null;
    const fold = (await this.clocks.asOf(tx, [clock.id], now)).get(clock.id);
    if (fold === undefined) return null;
    const shares = [];
    for (const { owner, elapsedMs } of fold.attribution) {
      const { id, name } = await this.named(tx, owner);
      shares.push({ agencyId: id, agencyName: name, elapsedMs });
    }
    const { deadlineAt, elapsedMs } = fold;
    return {
      deadlineAt: deadlineAt === null ? null : new Date(deadlineAt).toISOString(),
      elapsedMs,
      shares,
    };
  }
}

function itemView(
  item: PlanItem,
  { sight, mine }: Joint,
  { now, isOpen }: { readonly now: Date; readonly isOpen: boolean },
): PlanItemView {
  const { id, agencyId, agencyName, what, dueAt, state, meetingId, note, version, endedAt, changedByName } =
    item;
  const isTheirs = sight === 'supporter' && mine.includes(agencyId);
  return {
    id,
    agencyId,
    agencyName,
    what,
    dueAt: dueAt.toISOString(),
    state,
    late: (state === 'open' || state === 'done') && (endedAt ?? now) > dueAt,
    meetingId,
    note,
    version,
    endedAt: endedAt?.toISOString() ?? null,
    changedByName,
    mayEnd: isOpen && state === 'open' && (plans(sight) || isTheirs),
  };
}

function meetingView(meeting: Meeting, { sight, mine }: Joint): JointMeetingView {
  const {
    caseId: _,
    convenerAgencyId,
    startsAt,
    minutesDueAt,
    changedAt: __,
    changedByName: ___,
    ...rest
  } = meeting;
  const isInvited = meeting.invited.some(({ agencyId }) => mine.includes(agencyId));
  const reads = plans(sight) || sight === 'overseer' || isInvited || mine.includes(convenerAgencyId);
  return {
    ...rest,
    startsAt: startsAt.toISOString(),
    minutesDueAt: minutesDueAt.toISOString(),
    minutes: reads ? meeting.minutes : null,
    decisions: reads ? meeting.decisions : [],
    invited: meeting.invited.map(({ userIds: ____, ...invited }) => invited),
  };
}
