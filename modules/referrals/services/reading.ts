import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller, holdsOverArea } from '../../../src/platform/auth/actor.js';
import { decodeCursor, type PageQuery, pageOf } from '../../../src/platform/http/page.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { isFrozenTo, referralView, snapshotAccess } from '../access/referral-view.js';
import { withoutPeople } from '../access/without-people.js';
import { SCREEN_WORDS, WHOSE_TURN } from '../domain/screen-words.js';
import type { ReferralState } from '../domain/states.js';
import { relationsTo } from '../engine/relations.js';
import type { SnapshotContent } from '../engine/snapshot.js';
import { World } from '../engine/world.js';
import type {
  CaseReferralsView,
  QueueItemView,
  ReferralQueueView,
  ReferralView,
  SnapshotView,
} from '../http/referral.view.js';
import { agencyQueue, linesOfCase, type QueuePlace, type QueueRow, turnQueue } from '../store/queue.store.js';
import { getReferral, referralsOfCase } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { latestSnapshot, SNAPSHOT_CONTEXT } from '../store/snapshots.store.js';

/** Referrals, read: what each caller may see of them. */
@Injectable()
export class ReferralReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly world: World,
  ) {}

  /** @throws NotFound when the caller stands in no relation to it */
  async one(caller: Caller, id: string): Promise<ReferralView> {
    return this.uow.run(caller, async (tx) => this.view(tx, await getReferral(tx, id)));
  }

  /** The same in a transaction that is open: the result of a step. */
  async view(tx: Tx, referral: Referral): Promise<ReferralView> {
    const theCase = await this.world.cases.get(tx, referral.caseId);
    const { actor } = tx.caller;
    if (relationsTo(actor, { referral, theCase }).size === 0) throw new NotFound('referral');
    return referralView(tx, this.world, { actor, referral, theCase });
  }

  /** What was shared, opened; the sight is audited. */
  async snapshot(caller: Caller, id: string): Promise<SnapshotView> {
    return this.uow.run(caller, async (tx) => {
      const referral = await getReferral(tx, id);
      const theCase = await this.world.cases.get(tx, referral.caseId);
      const relations = relationsTo(caller.actor, { referral, theCase });
      const access = await snapshotAccess(tx, relations, { referral, theCase });
      const stored = access === 'none' ? null : await latestSnapshot(tx, id);
      if (access === 'none' || stored === null) throw new NotFound('snapshot');
      const opened = JSON.parse(
        this.world.cipher.open(stored.contentSealed, SNAPSHOT_CONTEXT),
      ) as SnapshotContent;
      const isWithheld = isFrozenTo(relations, theCase) && referral.share.legalBasis === null;
      const shown = isWithheld
        ? withoutPeople(stored.fields, opened)
        : { fields: stored.fields, content: opened };
      tx.audit({
        action: 'referral.snapshot_seen',
        subjectType: 'referral',
        subjectId: id,
        detail: { caseId: referral.caseId, version: stored.version, fields: shown.fields },
      });
      return {
        referralId: id,
        version: stored.version,
        fields: [...shown.fields],
        access,
        content: { ...shown.content },
        takenAt: stored.takenAt.toISOString(),
      };
    });
  }

  /** Those of a case that the caller may know of; an unknown case and one without any are the same to an outsider. */
  async ofCase(caller: Caller, caseId: string): Promise<CaseReferralsView> {
    return this.uow.run(caller, async (tx) => {
      const theCase = await this.world.cases.get(tx, caseId);
      const seen = new Set(
        (await referralsOfCase(tx, caseId))
          .filter((referral) => relationsTo(caller.actor, { referral, theCase }).size > 0)
          .map(({ id }) => id),
      );
      const isStaff = [theCase.ownerAgencyId, theCase.custodianAgencyId, theCase.registeringAgencyId].some(
        (id) => agenciesOf(caller.actor).includes(id),
      );
      if (
        seen.size === 0 &&
        !isStaff &&
        !holdsOverArea(caller.actor, theCase.areaPath, 'coordinator', 'supervisor')
      ) {
        throw new NotFound('case');
      }
      const lines = await linesOfCase(tx, caseId);
      return { items: lines.filter((line) => seen.has(line.id)).map(item) };
    });
  }

  /** What waits with an agency: for its members, and for those who coordinate or supervise its area. */
  async queueOf(
    caller: Caller,
    agencyId: string,
    { state, limit, cursor }: PageQuery & { readonly state?: ReferralState },
  ): Promise<ReferralQueueView> {
    return this.uow.run(caller, async (tx) => {
      const agency = await this.world.agencies.get(tx, agencyId);
      const isMember = agenciesOf(caller.actor).includes(agencyId);
      if (!isMember && !holdsOverArea(caller.actor, agency.areaPath, 'coordinator', 'supervisor')) {
        throw new NotFound('agency');
      }
      const rows = await agencyQueue(tx, agencyId, {
        state: state ?? null,
        limit: limit + 1,
        place: placeOf(cursor),
      });
      return queuePage(rows, limit);
    });
  }

  /** Everything whose next step is the caller's. */
  async mine(caller: Caller, { limit, cursor }: PageQuery): Promise<ReferralQueueView> {
    const areaPaths = caller.actor.grants.flatMap(({ role, areaPath }) =>
      role === 'coordinator' && areaPath !== null ? [areaPath] : [],
    );
    const whose = { agencyIds: agenciesOf(caller.actor), areaPaths };
    return this.uow.run(caller, async (tx) =>
      queuePage(await turnQueue(tx, whose, { limit: limit + 1, place: placeOf(cursor) }), limit),
    );
  }
}

function queuePage(rows: readonly QueueRow[], limit: number): ReferralQueueView {
  const page = pageOf(rows, limit, item, ({ sortAt, riskRank, id }) => [sortAt, riskRank, id]);
  return { items: [...page.items], nextCursor: page.nextCursor };
}

function placeOf(cursor: string | undefined): QueuePlace | null {
  const key = decodeCursor(cursor, 3);
  if (key === null) return null;
  const [sortAt, riskRank, id] = key;
  return { sortAt: String(sortAt), riskRank: Number(riskRank), id: String(id) };
}

function item({ deadlineAt, submittedAt, sortAt: _, riskRank: __, ...row }: QueueRow): QueueItemView {
  return {
    ...row,
    word: SCREEN_WORDS[row.state],
    turn: WHOSE_TURN[row.state],
    deadlineAt: deadlineAt?.toISOString() ?? null,
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}
