import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, Refused } from '../../../src/kernel/errors.js';
import { type Caller, holdsInAgency } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { CaseAccess } from '../../cases/index.js';
import { isLive, type Referral, Referrals, TRANSITIONS } from '../../referrals/index.js';
import type { Joint } from './joint.js';
import { JointAccess } from './joint-access.js';
import { requireRead, tellJoint } from './joint-told.js';
import type { ChangeLeadDto } from './joint.dto.js';

/** Another agency leads the joint case. */
@Injectable()
export class JointLead {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: JointAccess,
    private readonly caseAccess: CaseAccess,
    private readonly referrals: Referrals,
  ) {}

  /**
   * In one step, by who sends for the owner or coordinates and belongs to neither agency.
   * @returns the referral that leads now
   * @throws NotFound; Forbidden `joint_not_yours`, `joint_not_neutral`; Conflict `lead_changed`, `version_stale`, `wrong_state`;
   *   Refused `not_a_supporter`, and the code of the guard that keeps either agency from its new part
   */
  change(caller: Caller, caseId: string, dto: ChangeLeadDto): Promise<{ readonly id: string }> {
    const expected = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.locked(tx, caller, caseId);
      const lead = currentLead(joint, dto.leadReferralId);
      const supporter = supporterOf(joint, dto.supporterReferralId);
      await this.requireMay(tx, caller, joint, [lead, supporter]);
      requireRead(lead, expected);
      const request = `配合：${lead.request}`.slice(0, 2000);
      const { leadId } = await this.referrals.changeLead(tx, {
        lead,
        supporter,
        formerLead: dto.formerStays ? { required: dto.formerIsRequired ?? false, request } : null,
        note: dto.reason,
      });
      const [fromAgencyId, toAgencyId] = [lead.recipientAgencyId, supporter.recipientAgencyId];
      tellJoint(tx, joint.theCase, 'joint.lead_changed', {
        fromAgencyId,
        toAgencyId,
        agencyId: toAgencyId,
        agencyIds: [fromAgencyId, toAgencyId],
        formerStays: dto.formerStays,
        successorId: leadId,
        reason: dto.reason,
      });
      return { id: leadId };
    });
  }

  /** The referrals of those supporters that the caller may have lead as things stand. */
  async candidates(tx: Tx, caller: Caller, joint: Joint): Promise<ReadonlySet<string>> {
    const { theCase, lead, referrals } = joint;
    const isSettled = theCase.state === 'closed' || lead === null || !isReplaceable(lead);
    if (isSettled || !caller.actor.permissions.has('referral.send')) return new Set();
    if (!(await this.decides(tx, caller, joint))) return new Set();
    const able = referrals.filter((each) => isSupporter(each) && isNeutral(joint, [lead, each]));
    return new Set(able.map(({ id }) => id));
  }

  private async requireMay(
    tx: Tx,
    caller: Caller,
    joint: Joint,
    parts: readonly [Referral, Referral],
  ): Promise<void> {
    if (!(await this.decides(tx, caller, joint)))
      throw new Forbidden('joint_not_yours', 'Who answers for the case and the centre decide who leads it.');
    if (!isNeutral(joint, parts))
      throw new Forbidden('joint_not_neutral', 'Nobody decides for their own agency who leads.');
  }

  private async decides(tx: Tx, caller: Caller, { theCase }: Joint): Promise<boolean> {
    const sends = holdsInAgency(
      caller.actor,
      theCase.ownerAgencyId,
      'station_officer',
      'station_head',
      'agency_intake',
      'agency_head',
    );
    return sends || (await this.caseAccess.relationsOf(tx, caller, theCase)).has('centre');
  }
}

/** What has been reported, or asked back, is confirmed, returned or recalled first. */
function isReplaceable({ state }: Referral): boolean {
  return TRANSITIONS.some(({ from, event }) => from === state && event === 'reroute');
}

function isNeutral({ mine }: Joint, parts: readonly [Referral, Referral]): boolean {
  return !parts.some(({ recipientAgencyId }) => mine.includes(recipientAgencyId));
}

function isSupporter({ mode, state }: Referral): boolean {
  return mode === 'co_handle' && isLive(state);
}

/** @throws Conflict `lead_changed` */
function currentLead({ lead, referrals }: Joint, id: string): Referral {
  if (lead !== null && lead.id === id) return lead;
  const read = referrals.find((referral) => referral.id === id);
  throw new Conflict('lead_changed', 'Another agency leads it by now: read the joint case again.', {
    leadReferralId: lead?.id ?? null,
    by: read?.changedByName ?? null,
    at: read?.changedAt.toISOString() ?? null,
  });
}

/** @throws Refused `not_a_supporter` */
function supporterOf({ referrals }: Joint, id: string): Referral {
  const supporter = referrals.find((referral) => referral.id === id);
  if (supporter === undefined || !isSupporter(supporter))
    throw new Refused('not_a_supporter', 'Only an agency that supports the case now can lead it.');
  return supporter;
}
