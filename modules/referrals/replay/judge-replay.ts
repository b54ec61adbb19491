import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, type PageQuery, pageOf } from '../../../src/platform/http/page.js';
import { ClockSweep, Clocks } from '../../sla/index.js';
import { type ClockedRow, getRun, type ReplayRun, rowsAfter } from './replay.store.js';
import { nothingCounted, counted } from './summary.js';
import type {
  ReplayJudgementView,
  ReplaySummaryView,
  ReplayVerdictPageView,
  ReplayVerdictView,
} from './replay.view.js';
import { verdictOfClock } from './verdict.js';

/** Rows folded at a time: what is in memory while a run of any length is counted. */
const PAGE = 1_000;

/** Reads the verdicts of a run off its clocks and breaches. */
@Injectable()
export class JudgeReplay {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clocks: Clocks,
    private readonly sweep: ClockSweep,
  ) {}

  /** Charges what was open and late as of the run's instant. Judging again finds nothing left to charge. */
  async judge(caller: Caller, id: string): Promise<ReplayJudgementView> {
    const run = await this.uow.run({ ...caller, command: null }, (tx) => getRun(tx, id));
    const fired = await this.sweep.sweepPast(run.areaId, run.asOf);
    return this.uow.run(caller, (tx) => {
      tx.audit({ action: 'replay.judged', subjectType: 'replay', subjectId: id, detail: { fired } });
      return Promise.resolve({ fired });
    });
  }

  /** In the order of the file. */
  verdicts(caller: Caller, id: string, { limit, cursor }: PageQuery): Promise<ReplayVerdictPageView> {
    const after = Number(decodeCursor(cursor, 1)?.[0] ?? 0);
    return this.uow.run(caller, async (tx) => {
      const run = await getRun(tx, id);
      const rows = await this.judged(tx, run, { line: after, limit: limit + 1 });
      const page = pageOf(
        rows,
        limit,
        (row) => row,
        ({ line }) => [line],
      );
      return { items: [...page.items], nextCursor: page.nextCursor };
    });
  }

  async summary(caller: Caller, id: string): Promise<ReplaySummaryView> {
    let counts = nothingCounted();
    for (let line = 0; ;) {
      const rows = await this.uow.run(caller, async (tx) =>
        this.judged(tx, await getRun(tx, id), { line, limit: PAGE }),
      );
      counts = counted(counts, rows);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return counts;
      line = last.line;
    }
  }

  private async judged(
    tx: Tx,
    run: ReplayRun,
    page: { readonly line: number; readonly limit: number },
  ): Promise<ReplayVerdictView[]> {
    const rows = await rowsAfter(tx, run, page);
    const clockIds = rows.flatMap(({ clockId }) => (clockId === null ? [] : [clockId]));
    const folds = await this.clocks.asOf(tx, clockIds, run.asOf);
    return rows.map((row) => viewOf(row, (row.clockId === null ? null : folds.get(row.clockId)) ?? null));
  }
}

type Fold = Parameters<typeof verdictOfClock>[0] & {
  readonly deadlineAt: number | null;
  readonly endedAt: number | null;
};

function viewOf(row: ClockedRow, fold: Fold | null): ReplayVerdictView {
  const { line, externalId, department, caseId, referralId, ownVerdict, closedBeforeOpen } = row;
  return {
    line,
    externalId,
    department,
    caseId,
    referralId,
    verdict: verdictOfClock(fold),
    ownVerdict,
    deadlineAt: iso(fold?.deadlineAt ?? null),
    stoppedAt: iso(fold?.endedAt ?? null),
    breach:
      row.breachId === null || row.breachDeadlineAt === null
        ? null
        : { id: row.breachId, deadlineAt: row.breachDeadlineAt.toISOString() },
    closedBeforeOpen,
  };
}

function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
