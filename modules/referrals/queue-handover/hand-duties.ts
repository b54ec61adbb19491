import { Injectable } from '@nestjs/common';
import { Conflict, Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Cases } from '../../cases/index.js';
import { People } from '../../identity/index.js';
import { Clocks } from '../../sla/index.js';
import { isChargedTo } from './held-work.store.js';

/** What is charged to somebody on a case that another handles, or nobody any more: the agency names another of its people. What is charged to others, or to nobody, stays so. */
@Injectable()
export class HandDuties {
  constructor(
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly people: People,
  ) {}

  /** @throws Refused `handler_not_ours`; Conflict `handler_changed` when it ended, or is another's by now */
  async inQueue(
    tx: Tx,
    duty: {
      readonly subjectId: string;
      readonly caseId: string;
      readonly agencyId: string;
      readonly fromUserId: string;
      readonly toUserId: string;
      readonly note: string;
    },
  ): Promise<void> {
    const { subjectId, caseId, agencyId, fromUserId, toUserId, note } = duty;
    await this.cases.lock(tx, caseId);
    if (!(await isChargedTo(tx, subjectId, { agencyId, userId: fromUserId })))
      throw new Conflict('handler_changed', 'It is theirs no more.');
    const members = await this.people.members(tx, agencyId);
    if (!members.some(({ userId }) => userId === toUserId))
      throw new Refused('handler_not_ours', 'The handler is no active member of the agency.');
    await this.clocks.giveTo(tx, subjectId, { agencyId, userId: toUserId, fromUserId });
    tx.emit({
      type: 'case.duty_handed_over',
      subjectType: 'case',
      subjectId: caseId,
      streamId: caseId,
      audienceAgencyId: agencyId,
      payload: { fromUserId, handlerUserId: toUserId, note },
    });
    tx.audit({
      action: 'case.duty_handed_over',
      subjectType: 'case',
      subjectId: caseId,
      agencyId,
      detail: { dutyId: subjectId, fromUserId, toUserId },
    });
  }
}
