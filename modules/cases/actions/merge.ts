import { Injectable } from '@nestjs/common';
import { Forbidden, Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { CaseAccess } from '../case-access.js';
import { Cases } from '../cases.js';
import type { MergeCaseDto } from '../http/merge.dto.js';
import { LiveWork } from '../live-work.js';
import { requireUnmerged } from '../merge-cases.js';
import { CaseViews } from '../reading/case-views.js';
import type { CaseView } from '../reading/case.view.js';
import type { CaseRow } from '../store/case-row.js';
import { staleCase } from '../store/change-case.js';

interface Pair {
  readonly from: CaseRow;
  readonly into: CaseRow;
}

/** Two cases are one dispute: by the centre over both, or by whoever owns both. */
@Injectable()
export class MergeCase {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: CaseAccess,
    private readonly cases: Cases,
    private readonly liveWork: LiveWork,
    private readonly views: CaseViews,
  ) {}

  /**
   * @returns the case that goes on
   * @throws NotFound for either; Conflict `case_merged`, `version_stale`; Forbidden `case_not_your_step`; Refused `same_case`,
   *   `surviving_case_closed`, and what keeps a live referral from being sent anew in the survivor
   */
  perform(caller: Caller, caseId: string, { intoCaseId, reason }: MergeCaseDto): Promise<CaseView> {
    const version = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const pair = await this.lockBoth(tx, caseId, intoCaseId);
      await this.requireBoth(tx, caller, pair);
      for (const theCase of [pair.from, pair.into]) await requireUnmerged(tx, theCase);
      if (pair.from.version !== version) throw await staleCase(tx, pair.from);
      if (pair.into.state === 'closed')
        throw new Refused('surviving_case_closed', 'The surviving case is closed: reopen it first.');
      await this.liveWork.moveInto(tx, caseId, intoCaseId);
      // The last live referral that moves takes its case along.
      const { from, into } = await this.lockBoth(tx, caseId, intoCaseId);
      if (from.mergedInto === null) await this.cases.merge(tx, from, into, reason);
      return this.views.byId(tx, intoCaseId);
    });
  }

  /** In the order of their ids, so that merges in both directions wait for one another instead of crossing. */
  private async lockBoth(tx: Tx, fromId: string, intoId: string): Promise<Pair> {
    if (fromId === intoId) throw new Refused('same_case', 'A case is not merged into itself.');
    if (fromId < intoId) {
      const from = await this.cases.lock(tx, fromId);
      return { from, into: await this.cases.lock(tx, intoId) };
    }
    const into = await this.cases.lock(tx, intoId);
    return { from: await this.cases.lock(tx, fromId), into };
  }

  private async requireBoth(tx: Tx, caller: Caller, { from, into }: Pair): Promise<void> {
    const relations = [
      await this.access.requireOn(tx, caller, { theCase: from, need: 'read' }),
      await this.access.requireOn(tx, caller, { theCase: into, need: 'read' }),
    ];
    const hold = (relation: 'centre' | 'owner'): boolean => relations.every((held) => held.has(relation));
    if (hold('centre') || hold('owner')) return;
    throw new Forbidden(
      'case_not_your_step',
      'Cases are merged by the centre over both or the owner of both.',
      {
        event: 'merge',
      },
    );
  }
}
