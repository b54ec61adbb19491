import { Injectable } from '@nestjs/common';
import { InvalidInput, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseAccess } from '../case-access.js';
import { Cases } from '../cases.js';
import type { CloseOutcome } from '../domain/close-outcome.js';
import { CaseGuards } from '../guards/case-guards.js';
import type { CloseCaseDto } from '../http/steps.dto.js';
import { LiveWork, stillAtWork } from '../live-work.js';
import type { CaseView } from '../reading/case.view.js';
import { isToldOfOtherWays } from '../records/records.store.js';
import { Reference } from '../reference/reference.js';
import type { CaseRow } from '../store/case-row.js';
import { lockCaseShared } from '../store/cases.store.js';
import { CaseStep } from './case-step.js';

/** close: registered, triage, handling → closed, by the case owner. */
@Injectable()
export class CloseCase {
  constructor(
    private readonly steps: CaseStep,
    private readonly cases: Cases,
    private readonly guards: CaseGuards,
    private readonly liveWork: LiveWork,
    private readonly reference: Reference,
    private readonly access: CaseAccess,
  ) {}

  /** @throws Refused `live_referrals`, `rest_unsent`, `notice_of_other_ways_missing`, `guard_stop`, `guard_hold` */
  perform(caller: Caller, caseId: string, dto: CloseCaseDto): Promise<CaseView> {
    return this.steps.take(caller, caseId, 'close', async (tx, { theCase }) => {
      await this.guards.requireOutcomeAllowed(tx, theCase, dto.outcome);
      await this.requireNoOtherLiveReferral(tx, theCase);
      await this.liveWork.requireNoRest(tx, caseId);
      await this.requireNoticeOfOtherWays(tx, theCase, dto.outcome);
      if (dto.duplicateOf !== undefined) await this.linkDuplicate(tx, caller, theCase, dto.duplicateOf);
      await this.liveWork.endNonRequired(tx, caseId, `case_closed:${dto.outcome}`);
      // Ending what was left may have touched the case.
      const current = await this.cases.lock(tx, caseId);
      await this.cases.end(tx, current, {
        outcome: dto.outcome,
        note: dto.note ?? null,
        cause: 'close',
        event: 'case.closed',
        duplicateOf: dto.duplicateOf,
      });
    });
  }

  private async requireNoOtherLiveReferral(tx: Tx, theCase: CaseRow): Promise<void> {
    const required = (await this.liveWork.liveOn(tx, theCase.id)).filter((item) => item.required);
    if (required.length > 0) throw stillAtWork(required);
  }

  private async requireNoticeOfOtherWays(tx: Tx, theCase: CaseRow, outcome: CloseOutcome): Promise<void> {
    const { definition: terms } = await this.reference.get(tx, 'close_terms');
    if (!terms[outcome].needsNoticeOfOtherWays) return;
    if (await isToldOfOtherWays(tx, theCase.id)) return;
    throw new Refused(
      'notice_of_other_ways_missing',
      'Tell the parties of the other ways first (form F13).',
      { outcome },
    );
  }

  private async linkDuplicate(tx: Tx, caller: Caller, theCase: CaseRow, originalId: string): Promise<void> {
    if (originalId === theCase.id) {
      throw InvalidInput.at('duplicateOf', 'same_case', 'A case is no duplicate of itself.');
    }
    await this.access.require(tx, caller, originalId, 'read');
    // Of two that are closed at once as one another's duplicates, the later sees what the earlier has left.
    await lockCaseShared(tx, originalId);
    await tx.query(
      `insert into case_link (id, from_case_id, to_case_id, kind, cause, linked_by, at)
       values ($1, $2, $3, 'same_event', 'close', $4, $5) on conflict do nothing`,
      [uuidv7(), theCase.id, originalId, caller.actor.userId, await tx.now()],
    );
  }
}
