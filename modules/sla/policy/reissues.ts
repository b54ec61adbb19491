import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { readIds } from '../clocks/clock.store.js';
import { olderVersions, pinnedAfter } from '../recompute/pinned.store.js';
import { planEach } from '../recompute/plan.js';
import type { Recomputation, RecomputeTarget } from '../recompute/recomputation.js';
import { Recomputations } from '../recompute/recomputations.js';
import { requireKeeper } from './policy-keeper.js';
import { PolicyPlans } from './policy-plans.js';
import { requireNewest } from './policy.store.js';

/** What a re-issue would do to the clocks that run. */
export interface ReissuePreview {
  readonly versionId: string;
  readonly versionNumber: number;
  readonly sourceDocument: string;
  readonly versionCreatedAt: string;
  /** Live clocks of the policy that are pinned to an older version. */
  readonly clocks: number;
  /** Legal and contractual periods, clocks the new version does not have, and those late by either version: they stay. */
  readonly kept: number;
  /** Whose deadline moves. */
  readonly moved: number;
  /** Whose new deadline has passed already; they end now, tagged `policy_induced`. */
  readonly wouldBreach: number;
  /** Which cannot be folded, and would become incidents. */
  readonly failed: number;
}

const PAGE = 500;

/** Puts running clocks on the newest version of their policy: never by itself, and never without being shown first. */
@Injectable()
export class Reissues {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: PolicyPlans,
    private readonly recomputations: Recomputations,
  ) {}

  /** Reads and folds, and locks nothing. @throws NotFound `policy_not_found`; Forbidden `outside_your_area` */
  async preview(caller: Caller, key: string): Promise<ReissuePreview> {
    return this.uow.run(caller, async (tx) => {
      await requireKeeper(tx, key);
      const newest = await newestOf(tx, key);
      const target = targetOf(newest);
      const versionIds = await olderVersions(tx, target);
      const tally = { clocks: 0, kept: 0, moved: 0, wouldBreach: 0, failed: 0 };
      for (let after: string | null = null; ;) {
        const pinned = { reason: target.reason, versionIds };
        const ids: string[] = await pinnedAfter(tx, pinned, { after, limit: PAGE });
        const { plans, kept, failures } = await planEach(await readIds(tx, ids), (clock) =>
          this.plans.planFor(tx, clock, target.versionId),
        );
        tally.clocks += ids.length;
        tally.kept += kept;
        tally.failed += failures.length;
        tally.moved += plans.filter(({ moves }) => moves).length;
        tally.wouldBreach += plans.filter(({ breaches }) => breaches).length;
        after = ids.at(-1) ?? null;
        if (after === null) return { ...named(newest), ...tally };
      }
    });
  }

  /**
   * Begins to put them on it; one that is under way for this version is told again.
   * @throws NotFound `policy_not_found`; Forbidden `outside_your_area`; Conflict `version_stale` where there is a newer one than
   *   the caller was shown the consequences of
   */
  async reissue(caller: Caller, key: string): Promise<Recomputation> {
    const readNumber = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      await requireKeeper(tx, key);
      const newest = await newestOf(tx, key);
      await requireNewest(tx, { id: newest.versionId, number: newest.number }, readNumber);
      const begun = await this.recomputations.begin(tx, targetOf(newest));
      const { id, versionId, clocks } = begun;
      tx.audit({
        action: 'policy.reissued',
        subjectType: 'sla_policy',
        subjectId: key,
        detail: { recomputationId: id, versionId, clocks },
      });
      return begun;
    });
  }
}

interface NewestVersion {
  readonly versionId: string;
  readonly number: number;
  readonly sourceDocument: string;
  readonly createdAt: Date;
}

async function newestOf(tx: Tx, key: string): Promise<NewestVersion> {
  const [newest] = await tx.query<NewestVersion>(
    `select v.id as "versionId", v.number, v.source_document as "sourceDocument", v.created_at as "createdAt"
     from sla_policy p join sla_policy_version v on v.policy_id = p.id
     where p.key = $1 order by v.number desc limit 1`,
    [key],
  );
  if (newest === undefined) throw new NotFound('policy');
  return newest;
}

function named({
  versionId,
  number,
  sourceDocument,
  createdAt,
}: NewestVersion): Pick<
  ReissuePreview,
  'versionId' | 'versionNumber' | 'sourceDocument' | 'versionCreatedAt'
> {
  return { versionId, versionNumber: number, sourceDocument, versionCreatedAt: createdAt.toISOString() };
}

function targetOf({ versionId }: NewestVersion): RecomputeTarget {
  return { reason: 'policy', versionId };
}
