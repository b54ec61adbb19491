import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../../src/kernel/china-time.js';
import { areasOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import { AgencyPolicies } from '../../referrals/index.js';
import { CalendarVersions, type ClockSubjectRef, ClockSubjects, clockTask } from '../../sla/index.js';
import { instantsOf, tellList } from '../board/sight.js';
import { dutyGapsIn } from './duty-gaps.js';
import type { HeldQuery, MovesQuery } from './flows.dto.js';
import type {
  DutyGapsView,
  FlowsView,
  HeldLoadsView,
  HeldLoadView,
  HeldPageView,
  HeldSubjectView,
  MovePageView,
  WaitsView,
} from './flows.view.js';
import { ALL_HELD, heldPage, loadIn, type LoadRow, waitsIn } from './held.store.js';
import { flowsIn, movePage, type MoveRow } from './moves.store.js';
import { type FlowScope, scopeOf, seesWhatIsOf } from './scope.js';
import { STAGES } from './stages.js';
import { begunFor, WAITS } from './waiting.js';

/** Loads and flows: who holds how much, where it waits, and what goes from agency to agency. */
@Injectable()
export class ReadFlows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: ClockSubjects,
    private readonly calendars: CalendarVersions,
    private readonly policies: AgencyPolicies,
  ) {}

  /** @param agencyId by person, of this agency; null: by agency */
  load(caller: Caller, agencyId: string | null): Promise<HeldLoadsView> {
    return this.seen(caller, async (tx, scope) => {
      const asked = { scope, instants: await instantsOf(tx), filter: { ...ALL_HELD, agencyId } };
      return { rows: (await loadIn(tx, asked, agencyId !== null)).map(loadView) };
    });
  }

  waits(caller: Caller): Promise<WaitsView> {
    return this.seen(caller, async (tx, scope) => {
      const instants = await instantsOf(tx);
      const begun = await begunFor(tx, this.calendars, instants.now);
      const rows = await waitsIn(tx, { scope, instants, filter: ALL_HELD }, begun);
      return {
        rows: rows.map(({ kind, subjectType, turn, ...counts }) => ({
          kind,
          subjectType,
          words: clockTask({ name: kind, subjectType }),
          turn,
          waits: WAITS.flatMap((wait) => (counts[wait] === 0 ? [] : [{ wait, count: counts[wait] }])),
        })),
      };
    });
  }

  held(caller: Caller, { standing, wait, limit, cursor, ...asked }: HeldQuery): Promise<HeldPageView> {
    const key = decodeCursor(cursor, 2);
    const place = key === null ? null : { sortAt: String(key[0]), id: String(key[1]) };
    return this.seen(caller, async (tx, scope) => {
      const instants = await instantsOf(tx);
      const begun =
        wait === undefined ? ALL_HELD.begun : (await begunFor(tx, this.calendars, instants.now))[wait];
      const filter = { ...ALL_HELD, ...given(asked), begun };
      const rows = await heldPage(
        tx,
        { scope, instants, filter },
        { standing: standing ?? null, limit: limit + 1, place },
      );
      const page = pageOf(
        rows,
        limit,
        (row) => row,
        ({ sortAt, id }) => [sortAt, id],
      );
      const subjectOf = await this.named(
        tx,
        page.items.filter(({ ownerAgencyId }) => seesWhatIsOf(caller.actor, scope, ownerAgencyId)),
      );
      return {
        items: page.items.map((row) => ({
          id: row.id,
          words: clockTask({ name: row.clockName, subjectType: row.subjectType }),
          agencyName: row.ownerAgencyName,
          handlerName: row.handlerName,
          deadlineAt: row.paused ? null : (row.deadlineAt?.toISOString() ?? null),
          hoursOf: row.hoursOf,
          subject: subjectOf(row),
        })),
        nextCursor: page.nextCursor,
      };
    });
  }

  flows(caller: Caller, days: number): Promise<FlowsView> {
    return this.seen(caller, async (tx, scope) => {
      const until = await tx.now();
      const since = new Date(until.getTime() - days * DAY_MS);
      const flows = await flowsIn(tx, scope, since);
      return { since: since.toISOString(), until: until.toISOString(), flows };
    });
  }

  moves(caller: Caller, { days, limit, cursor, ...asked }: MovesQuery): Promise<MovePageView> {
    const key = decodeCursor(cursor, 2);
    const place = key === null ? null : { sortAt: String(key[0]), id: String(key[1]) };
    const { fromAgencyId = null, toAgencyId = null, kind = null, reason = null } = asked;
    return this.seen(caller, async (tx, scope) => {
      const since = new Date((await tx.now()).getTime() - days * DAY_MS);
      const rows = await movePage(tx, scope, {
        ...{ since, fromAgencyId, toAgencyId, kind, reason },
        limit: limit + 1,
        place,
      });
      const page = pageOf(
        rows,
        limit,
        (row) => ({ ...row, subjectType: 'referral', subjectId: knownReferral(caller, scope, row) }),
        ({ sortAt, id }) => [sortAt, id],
      );
      const subjectOf = await this.named(
        tx,
        page.items.flatMap(({ subjectId, ...row }) => (subjectId === null ? [] : [{ ...row, subjectId }])),
      );
      return {
        items: page.items.map((row) => ({
          ...{ id: row.id, kind: row.kind, reason: row.reason, fromName: row.fromName, toName: row.toName },
          at: row.at.toISOString(),
          subject: row.subjectId === null ? null : subjectOf({ ...row, subjectId: row.subjectId }),
        })),
        nextCursor: page.nextCursor,
      };
    });
  }

  /** Of administrators too, who set duty: no case is in it. */
  dutyGaps(caller: Caller): Promise<DutyGapsView> {
    const administered = areasOf(caller.actor, 'system_administrator');
    return this.uow.run(caller, async (tx) => {
      const scope =
        administered.length > 0
          ? { areaPaths: administered, agencyIds: [] }
          : await scopeOf(tx, caller.actor);
      const gaps = await dutyGapsIn(tx, scope, this.policies);
      return { agencies: gaps.map((gap) => ({ ...gap, since: gap.since?.toISOString() ?? null })) };
    });
  }

  private seen<T>(caller: Caller, look: (tx: Tx, scope: FlowScope) => Promise<T>): Promise<T> {
    return this.uow.run(caller, async (tx) => look(tx, await scopeOf(tx, caller.actor)));
  }

  /** What lines are about, by whom they are read; of those that are not among them nothing is said. */
  private async named(
    tx: Tx,
    lines: readonly ClockSubjectRef[],
  ): Promise<(line: ClockSubjectRef) => HeldSubjectView | null> {
    tellList(tx, 'flow.listed', lines);
    const named = new Map(
      (await this.subjects.named(tx, lines)).map(
        ({ subjectType, subjectId, caseId, caseNumber, typeName }) =>
          [subjectId, { subjectType, subjectId, caseId, caseNumber, typeName }] as const,
      ),
    );
    return ({ subjectId }) => named.get(subjectId) ?? null;
  }
}

/** What was asked for; what was left out asks for nothing. */
function given<Asked extends object>(
  asked: Asked,
): Partial<{ [Key in keyof Asked]-?: NonNullable<Asked[Key]> }> {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<{
    [Key in keyof Asked]-?: NonNullable<Asked[Key]>;
  }>;
}

function loadView(row: LoadRow): HeldLoadView {
  const { agencyId, agencyName, userId, userName, held, late, atRisk, oldestAt } = row;
  return {
    ...{ agencyId, agencyName, userId, userName, held, late, atRisk },
    stages: STAGES.flatMap((stage) => (row[stage] === 0 ? [] : [{ stage, count: row[stage] }])),
    oldestAt: oldestAt?.toISOString() ?? null,
  };
}

/**
 * Which referral of it the caller may open: what was sent on is two, and each agency knows its own. What a case has beside is not
 * its affair (workflow.md I5).
 */
function knownReferral({ actor }: Caller, scope: FlowScope, row: MoveRow): string | null {
  const isSentOn = row.kind === 'rerouted' || row.kind === 'dispatched';
  if (!isSentOn) return seesWhatIsOf(actor, scope, row.fromAgencyId, row.toAgencyId) ? row.referralId : null;
  if (seesWhatIsOf(actor, scope, row.fromAgencyId)) return row.referralId;
  return seesWhatIsOf(actor, scope, row.toAgencyId) ? row.successorId : null;
}
