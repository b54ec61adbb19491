import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller, holdsOverArea } from '../../../src/platform/auth/actor.js';
import { decodeCursor, type PageQuery, pageOf } from '../../../src/platform/http/page.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { checklistFor } from '../access/checklist.js';
import { type Looking, openSnapshot } from '../access/opened-snapshot.js';
import { referralView } from '../access/show-referral.js';
import { answersForCase, riskShown, snapshotAccess } from '../access/snapshot-access.js';
import { type ShownLine, ShownTypes } from '../access/shown-types.js';
import { SCREEN_WORDS, turnOf } from '../domain/screen-words.js';
import type { ReferralState } from '../domain/states.js';
import { ReferralEngine } from '../engine/engine.js';
import { relationsOf, standingIn } from '../engine/standing.js';
import { World } from '../engine/world.js';
import type { CaseReferralsView, QueueItemView, ReferralQueueView } from '../http/queue.view.js';
import type { ReferralView } from '../http/referral.view.js';
import type { SnapshotView } from '../http/snapshot.view.js';
import { agencyQueue, linesOfCase, type QueuePlace, type QueueRow, turnQueue } from '../store/queue.store.js';
import { claimView } from '../store/claims.store.js';
import { getReferral, lockReferral, referralsOfCase } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { latestOutline, latestSnapshot } from '../store/snapshots.store.js';

/** Referrals, read: what each caller may see of them. */
@Injectable()
export class ReferralReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly world: World,
    private readonly engine: ReferralEngine,
    private readonly types: ShownTypes,
  ) {}

  /** The sight of what the agencies told each other is audited. @throws NotFound when the caller stands in no relation to it */
  async one(caller: Caller, id: string): Promise<ReferralView> {
    return this.uow.run(caller, async (tx) => {
      const referral = await getReferral(tx, id);
      const view = await this.view(tx, referral);
      tx.audit({
        action: 'referral.seen',
        subjectType: 'referral',
        subjectId: id,
        detail: { caseId: referral.caseId },
      });
      return view;
    });
  }

  /** The same in a transaction that is open: the result of a step. */
  async view(tx: Tx, referral: Referral): Promise<ReferralView> {
    const theCase = await this.world.cases.get(tx, referral.caseId);
    return referralView(tx, this.world, { actor: tx.caller.actor, referral, theCase });
  }

  /** What was shared, opened; the sight is audited, and the recipient's first one stops the clock that waits for it. */
  async snapshot(caller: Caller, id: string): Promise<SnapshotView> {
    return this.uow.run(caller, async (tx) => {
      const referral = await getReferral(tx, id);
      const theCase = await this.world.cases.get(tx, referral.caseId);
      const relations = await relationsOf(tx, this.world, { actor: caller.actor, referral, theCase });
      const access = await snapshotAccess(tx, relations, { referral, theCase });
      const stored = access === 'none' ? null : await latestSnapshot(tx, id);
      if (access === 'none' || stored === null) throw new NotFound('snapshot');
      const recipient = await this.world.agencies.get(tx, referral.recipientAgencyId);
      await this.stampSight(tx, referral);
      const shown = openSnapshot(this.world, stored, { relations, referral, theCase });
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
        checklist: checklistFor(
          referral,
          this.world.policies.profileOf(recipient),
          await latestOutline(tx, id),
        ),
        takenAt: stored.takenAt.toISOString(),
      };
    });
  }

  /**
   * Who has read it has seen it, whether or not they also press the button: nobody is charged for having read. Read again
   * under the locks, so that of two who open it at once one leaves the stamp.
   */
  private async stampSight(tx: Tx, read: Referral): Promise<void> {
    const { actor } = tx.caller;
    const isRecipients = actor.kind === 'user' && agenciesOf(actor).includes(read.recipientAgencyId);
    if (!isRecipients || !awaitsSight(read)) return;
    await this.world.cases.lock(tx, read.caseId);
    if (!awaitsSight(await lockReferral(tx, read.id))) return;
    await this.engine.playIn(tx)('acknowledge', read.id, {}, 'recipient_intake');
  }

  /** Those of a case that the caller may know of; an unknown case and one without any are the same to an outsider. */
  async ofCase(caller: Caller, caseId: string): Promise<CaseReferralsView> {
    return this.uow.run(caller, async (tx) => {
      const theCase = await this.world.cases.get(tx, caseId);
      const { actor } = caller;
      const { isStandIn, relationsTo } = await standingIn(tx, this.world, { actor, theCase });
      const seen = new Map(
        (await referralsOfCase(tx, caseId))
          .map((referral) => ({
            referral,
            theCase,
            relations: relationsTo(referral),
          }))
          .filter(({ relations }) => relations.size > 0)
          .map((looking) => [looking.referral.id, looking]),
      );
      const isStaff = [theCase.ownerAgencyId, theCase.registeringAgencyId].some((id) =>
        agenciesOf(caller.actor).includes(id),
      );
      if (
        seen.size === 0 &&
        !isStaff &&
        !isStandIn &&
        !holdsOverArea(caller.actor, theCase.areaPath, 'coordinator', 'supervisor')
      ) {
        throw new NotFound('case');
      }
      const lines = await this.shown(
        tx,
        (await linesOfCase(tx, caseId)).filter((line) => seen.has(line.id)),
      );
      const items: QueueItemView[] = [];
      for (const line of lines) {
        const looking = seen.get(line.id);
        if (looking !== undefined) items.push(item(await this.asLeft(tx, line, looking)));
      }
      return { items };
    });
  }

  /** A line tells the parties of what has ended no more than its view does. */
  private async asLeft(tx: Tx, line: QueueLine, looking: Looking): Promise<QueueLine> {
    const { relations } = looking;
    if (answersForCase(relations)) return line;
    const isShut = (await snapshotAccess(tx, relations, looking)) === 'none';
    const type = isShut ? { typeCode: null, typeName: null } : {};
    return { ...line, risk: riskShown(looking), ...type };
  }

  /** The lines with the types that their reader may know. */
  private async shown(tx: Tx, rows: readonly QueueRow[]): Promise<QueueLine[]> {
    const lines = rows.map((row) => ({ ...row, subjectType: 'referral', subjectId: row.id }));
    const shown = await this.types.shownIn(tx, lines);
    return shown.map(({ subjectType: _, subjectId: __, ...line }) => line);
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
      return queuePage(await this.shown(tx, rows), limit);
    });
  }

  /** Everything whose next step is the caller's. */
  async mine(caller: Caller, { limit, cursor }: PageQuery): Promise<ReferralQueueView> {
    const areaPaths = caller.actor.grants.flatMap(({ role, areaPath }) =>
      role === 'coordinator' && areaPath !== null ? [areaPath] : [],
    );
    const whose = { agencyIds: agenciesOf(caller.actor), areaPaths };
    return this.uow.run(caller, async (tx) => {
      const rows = await turnQueue(tx, whose, { limit: limit + 1, place: placeOf(cursor) });
      return queuePage(await this.shown(tx, rows), limit);
    });
  }
}

function awaitsSight({ state, acknowledgedAt }: Referral): boolean {
  return state === 'queued' && acknowledgedAt === null;
}

type QueueLine = Omit<
  ShownLine<QueueRow & { readonly subjectType: string; readonly subjectId: string }>,
  'subjectType' | 'subjectId'
>;

function queuePage(rows: readonly QueueLine[], limit: number): ReferralQueueView {
  const page = pageOf(rows, limit, item, ({ sortAt, id }) => [sortAt, id]);
  return { items: [...page.items], nextCursor: page.nextCursor };
}

function placeOf(cursor: string | undefined): QueuePlace | null {
  const key = decodeCursor(cursor, 2);
  if (key === null) return null;
  const [sortAt, id] = key;
  return { sortAt: String(sortAt), id: String(id) };
}

function item({
  deadlineAt,
  submittedAt,
  sortAt: _,
  claimUserId,
  claimName,
  claimUntil,
  awaitsSender,
  ...row
}: QueueLine): QueueItemView {
  return {
    ...row,
    claim: claimView(claimUserId, claimName, claimUntil),
    word: SCREEN_WORDS[row.state],
    turn: turnOf({ state: row.state, awaitsSender }),
    deadlineAt: deadlineAt?.toISOString() ?? null,
    submittedAt: submittedAt?.toISOString() ?? null,
  };
}
