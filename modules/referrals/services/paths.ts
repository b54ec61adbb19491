import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { CaseAccess } from '../../cases/index.js';
import { ENDINGS, SCREEN_WORDS, turnOf } from '../domain/screen-words.js';
import { isTerminal } from '../domain/states.js';
import { standingIn } from '../engine/standing.js';
import { World } from '../engine/world.js';
import type { PathStretchView, ReferralPathsView, ReferralPathView } from '../http/path.view.js';
import { marksOf, restsUntil, type PathMark, type Turning, turningsOf } from '../store/paths.store.js';
import { linesOfCase, type QueueRow } from '../store/queue.store.js';
import type { Referral } from '../store/referral.js';
import { referralsOfCase } from '../store/referrals.store.js';

/** The way of a case through its agencies, for whoever sees the case; parts that they are not told of are left out. */
@Injectable()
export class ReferralPaths {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly world: World,
    private readonly access: CaseAccess,
  ) {}

  /** @throws NotFound `case_not_found`, also for who does not see the case as a whole */
  async ofCase(caller: Caller, caseId: string): Promise<ReferralPathsView> {
    return this.uow.run(caller, async (tx) => {
      const theCase = await this.access.require(tx, caller, caseId, 'read');
      const { relationsTo } = await standingIn(tx, this.world, { actor: caller.actor, theCase });
      const seen = (await referralsOfCase(tx, caseId)).filter(
        (referral) => referral.partOf === null || relationsTo(referral).size > 0,
      );
      return { items: await this.drawn(tx, caseId, seen) };
    });
  }

  /** The ways of these referrals of a case, for a reader who is told of each of them. */
  async drawn(tx: Tx, caseId: string, seen: readonly Referral[]): Promise<ReferralPathView[]> {
    const ids = seen.map(({ id }) => id);
    const turnings = groupedBy(await turningsOf(tx, ids));
    const marks = groupedBy(await marksOf(tx, caseId, ids));
    const rests = await restsUntil(tx, ids);
    const lines = new Map((await linesOfCase(tx, caseId)).map((line) => [line.id, line]));
    return seen.flatMap((referral) => {
      const line = lines.get(referral.id);
      if (line === undefined) return [];
      const { id } = referral;
      return pathOf(referral, line, {
        isToldOf: (other) => ids.includes(other),
        restsUntil: rests.get(id) ?? null,
        turnings: turnings.get(id) ?? [],
        marks: marks.get(id) ?? [],
      });
    });
  }
}

interface Drawing {
  readonly isToldOf: (referralId: string) => boolean;
  readonly restsUntil: Date | null;
  readonly turnings: readonly Turning[];
  readonly marks: readonly PathMark[];
}

function pathOf(referral: Referral, line: QueueRow, drawing: Drawing): ReferralPathView {
  const { id, partOf, state, mode, purpose } = referral;
  const told = (other: string | null): string | null =>
    other !== null && drawing.isToldOf(other) ? other : null;
  return {
    id,
    partOf: told(partOf),
    follows: told(referral.rerouteOf ?? referral.reopens ?? referral.restOf),
    mode,
    purpose,
    senderAgencyName: line.senderAgencyName,
    recipientAgencyName: line.recipientAgencyName,
    handlerName: line.handlerName,
    state,
    word: SCREEN_WORDS[state],
    turn: turnOf(line),
    ending: ENDINGS[state],
    restsUntil: drawing.restsUntil?.toISOString() ?? null,
    deadlineAt: line.deadlineAt?.toISOString() ?? null,
    stretches: stretchesOf(drawing.turnings),
    marks: drawing.marks.map(({ kind, at, toAgencyName }) => ({ kind, at: at.toISOString(), toAgencyName })),
  };
}

/** From one change of state to the next; the end is an instant that lasts. */
function stretchesOf(turnings: readonly Turning[]): PathStretchView[] {
  return turnings.map(({ state, at }, index) => {
    const next = turnings[index + 1];
    const until = isTerminal(state) ? at : (next?.at ?? null);
    return {
      state,
      word: SCREEN_WORDS[state],
      since: at.toISOString(),
      until: until?.toISOString() ?? null,
    };
  });
}

function groupedBy<Row extends { readonly referralId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.referralId, [...(groups.get(row.referralId) ?? []), row]);
  return groups;
}
