import { Injectable } from '@nestjs/common';
import { Conflict, InvalidInput, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { agenciesIn, type Joint } from './joint.js';
import { JointAccess, notTheirs, plans } from './joint-access.js';
import { requireRead, tellJoint } from './joint-told.js';
import type { ChangePlanItemDto, EndPlanItemDto, PlanItemDto, WithdrawPlanItemDto } from './joint.dto.js';
import { JointClocks } from './plan-clocks.js';
import { changeItem, endItem, insertItem, lockItem, type PlanItem } from './plan.store.js';

/** Who of a joint case does what by when. Each item is a duty with a clock, charged to its agency. */
@Injectable()
export class JointPlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: JointAccess,
    private readonly clocks: JointClocks,
  ) {}

  /** @throws Forbidden `joint_not_yours`; Refused `agency_not_in_joint`; InvalidInput */
  add(caller: Caller, caseId: string, dto: PlanItemDto): Promise<{ readonly id: string }> {
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.planning(tx, caller, caseId);
      return { id: await this.plan(tx, joint, { ...dto, meetingId: null }) };
    });
  }

  /** Adds one in a transaction that is open; see `add`. */
  async plan(
    tx: Tx,
    joint: Joint,
    { what, agencyId, dueAt, meetingId }: PlanItemDto & { readonly meetingId: string | null },
  ): Promise<string> {
    const due = await this.agreed(tx, joint, { agencyId, dueAt });
    const id = uuidv7();
    await insertItem(tx, { id, caseId: joint.theCase.id, agencyId, what, dueAt: due, meetingId });
    await this.clocks.start(tx, joint, { subject: 'plan_item', id, agencyId, dueAt: due });
    tellJoint(tx, joint.theCase, 'joint.item_planned', {
      itemId: id,
      agencyId,
      text: what,
      deadlineAt: dueAt,
    });
    return id;
  }

  /** @throws as `add`; NotFound `plan_item_not_found`; Conflict `version_stale`, `plan_item_ended` */
  change(
    caller: Caller,
    caseId: string,
    id: string,
    dto: ChangePlanItemDto,
  ): Promise<{ readonly id: string }> {
    const expected = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.planning(tx, caller, caseId);
      const item = await this.open(tx, joint, { id, expected });
      const { what = item.what, agencyId = item.agencyId, reason } = dto;
      const dueAt =
        dto.dueAt === undefined && agencyId === item.agencyId
          ? item.dueAt
          : await this.agreed(tx, joint, { agencyId, dueAt: dto.dueAt ?? item.dueAt.toISOString() });
      await changeItem(tx, id, { what, agencyId, dueAt });
      if (dueAt !== item.dueAt)
        await this.clocks.startAnew(tx, joint, { subject: 'plan_item', id, agencyId, dueAt });
      tellJoint(tx, joint.theCase, 'joint.item_changed', {
        itemId: id,
        agencyId,
        fromAgencyId: item.agencyId,
        text: what,
        deadlineAt: dueAt.toISOString(),
        reason,
      });
      return { id };
    });
  }

  /** By its agency, or by whoever plans. @throws as `change` */
  done(
    caller: Caller,
    caseId: string,
    id: string,
    { note }: EndPlanItemDto,
  ): Promise<{ readonly id: string }> {
    const expected = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.locked(tx, caller, caseId);
      const item = await this.open(tx, joint, { id, expected });
      const isTheirs = joint.sight === 'supporter' && joint.mine.includes(item.agencyId);
      if (!plans(joint.sight) && !isTheirs) throw notTheirs();
      await endItem(tx, id, { state: 'done', note });
      await this.clocks.stop(tx, 'plan_item', id);
      const told = { itemId: id, agencyId: item.agencyId, text: item.what, note };
      tellJoint(tx, joint.theCase, 'joint.item_done', told);
      return { id };
    });
  }

  /** @throws as `change` */
  withdraw(
    caller: Caller,
    caseId: string,
    id: string,
    { reason }: WithdrawPlanItemDto,
  ): Promise<{ readonly id: string }> {
    const expected = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const joint = await this.access.planning(tx, caller, caseId);
      const { agencyId, what } = await this.open(tx, joint, { id, expected });
      await endItem(tx, id, { state: 'withdrawn', note: reason });
      await this.clocks.cancel(tx, 'plan_item', id);
      tellJoint(tx, joint.theCase, 'joint.item_withdrawn', { itemId: id, agencyId, text: what, reason });
      return { id };
    });
  }

  private async open(
    tx: Tx,
    { theCase }: Joint,
    { id, expected }: { readonly id: string; readonly expected: number },
  ): Promise<PlanItem> {
    const item = await lockItem(tx, theCase.id, id);
    if (item.state !== 'open')
      throw new Conflict('plan_item_ended', 'It has ended.', { state: item.state, by: item.changedByName });
    requireRead(item, expected);
    return item;
  }

  private async agreed(
    tx: Tx,
    joint: Joint,
    { agencyId, dueAt }: Pick<PlanItemDto, 'agencyId' | 'dueAt'>,
  ): Promise<Date> {
    requireInJoint(joint, agencyId);
    const due = new Date(dueAt);
    if (due <= (await tx.now()))
      throw InvalidInput.at('dueAt', 'not_in_future', 'It must lie in the future.');
    return due;
  }
}

/** @throws Refused `agency_not_in_joint` */
export function requireInJoint(joint: Joint, agencyId: string): void {
  if (agenciesIn(joint).includes(agencyId)) return;
  throw new Refused(
    'agency_not_in_joint',
    'The agency does not work on this case: ask it for support first.',
  );
}
