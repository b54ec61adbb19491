import { Injectable } from '@nestjs/common';
import { Conflict, type FieldProblem, InvalidInput } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { together } from '../../../src/platform/database/together.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Agencies, Areas, createAgencyApart } from '../../identity/index.js';
import { localInstant } from './local-time.js';
import { PlayRequest, type Request } from './play-request.js';
import type { ReplayBatchDto, ReplayRowDto } from './replay.dto.js';
import {
  departmentsOf,
  getRun,
  insertDepartment,
  insertRows,
  knownLines,
  lockRun,
  type ReplayRun,
} from './replay.store.js';
import type { ReplayBatchView } from './replay.view.js';
import { PLAIN_AGENCY } from './start-replay.js';

const DEPARTMENT_KIND = 'replay-department';

/** Takes requests of the file: each becomes a case and a referral, at the instants at which it really happened. */
@Injectable()
export class ReplayRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly agencies: Agencies,
    private readonly areas: Areas,
    private readonly player: PlayRequest,
  ) {}

  /**
   * One transaction: all rows or none. They go through the workflow in step, so that each statement runs once for all.
   * @throws NotFound `replay_not_found`; InvalidInput `no_local_time`; Conflict `row_taken` for lines of before
   */
  async take(caller: Caller, runId: string, { rows }: ReplayBatchDto): Promise<ReplayBatchView> {
    await this.makeDepartments(caller, runId, rows);
    return this.uow.run(caller, async (tx) => {
      const run = await getRun(tx, runId);
      const lines = rows.map(({ line }) => line);
      const known = await knownLines(tx, runId, lines);
      if (known.length > 0 || new Set(lines).size < lines.length) {
        throw new Conflict('row_taken', 'The run has these rows already.', { lines: known.slice(0, 20) });
      }
      const departments = await departmentsOf(tx, runId);
      const desk = await this.agencies.get(tx, run.deskAgencyId);
      const requests = readRequests(run, rows);
      const made = await together(tx, requests, (each, request) =>
        this.player.play(each, request, {
          desk,
          recipientAgencyId: departments.get(request.row.department) ?? '',
        }),
      );
      await insertRows(tx, runId, made);
      return { taken: made.length };
    });
  }

  /** Apart and short, so that batches that come at once wait for one another here only. */
  private async makeDepartments(caller: Caller, runId: string, rows: readonly ReplayRowDto[]): Promise<void> {
    await this.uow.run({ ...caller, command: null }, async (tx) => {
      const wanted = new Set(rows.map(({ department }) => department));
      const seen = await departmentsOf(tx, runId);
      if ([...wanted].every((code) => seen.has(code))) return;
      const run = await lockRun(tx, runId);
      const known = await departmentsOf(tx, runId);
      const desk = await this.agencies.get(tx, run.deskAgencyId);
      const area = await this.areas.get(tx, run.areaId);
      const missing = [...wanted].filter((code) => !known.has(code)).sort();
      for (const [index, code] of missing.entries()) {
        const key = `${desk.key.replace(/desk$/, '')}${known.size + index + 1}`;
        const agency = { key, name: code, kind: DEPARTMENT_KIND, areaId: area.id, ...PLAIN_AGENCY };
        await insertDepartment(tx, runId, code, await createAgencyApart(tx, agency, area));
      }
    });
  }
}

/** Reads the local times in the run's zone; everything that is none is told at once. */
function readRequests(run: ReplayRun, rows: readonly ReplayRowDto[]): Request[] {
  const problems: FieldProblem[] = [];
  const read = (index: number, field: 'openedAt' | 'targetAt' | 'closedAt'): Date | null => {
    const text = rows[index]?.[field];
    if (text === undefined) return null;
    const instant = localInstant(run.timeZone, text);
    if (instant === null)
      problems.push({
        path: `rows[${index}].${field}`,
        code: 'no_local_time',
        message: 'No day of the calendar.',
      });
    return instant;
  };
  const requests = rows.map((row, index) => ({
    row,
    openedAt: read(index, 'openedAt') ?? run.asOf,
    targetAt: read(index, 'targetAt'),
    closedAt: read(index, 'closedAt'),
  }));
  if (problems.length > 0) throw new InvalidInput(problems);
  return requests;
}
