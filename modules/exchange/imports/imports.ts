import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, InvalidInput, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { agenciesOf, areasOf, type Caller, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, type Page, pageOf } from '../../../src/platform/http/page.js';
import { Agencies, type Agency, takesCasesIn } from '../../identity/index.js';
import { ImportTargets } from './import-targets.js';
import type { ImportRun, NewImport, Rejection } from './import-run.js';
import { checkMapping, type ImportMapping, RowMapper } from './mapping.js';
import { completeRun, getRun, listRejections, listRuns, lockRun, openRun } from './imports.store.js';

/** A file somebody wants to send. */
export interface ImportOpening extends Omit<NewImport, 'agencyId'> {
  /** Key of the agency in whose name the rows are registered. */
  readonly agency: string;
  /** The file's headings, where it has any: what is missing is then told before the first row. */
  readonly columns?: readonly string[];
}

/** A run as its sender sees it. */
export interface ImportView extends Omit<ImportRun, 'mapping' | 'startedAt' | 'completedAt'> {
  readonly startedAt: string;
  readonly completedAt: string | null;
}

/** A run that was opened, and which headings mean nothing to it. */
export interface OpenedImportView extends ImportView {
  readonly ignoredColumns: readonly string[];
}

/** Files on their way in: opened, looked at, completed. Their rows are taken by `TakeBatch`. */
@Injectable()
export class Imports {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly targets: ImportTargets,
    private readonly agencies: Agencies,
  ) {}

  /**
   * Opens the run of a file. The same file in the name of the same agency with the same mapping is the same run, however
   * often it is opened.
   * @throws InvalidInput, Refused `import_target_unknown` | `agency_inactive`, Forbidden `outside_your_area` | `not_your_agency`
   */
  async open(caller: Caller, opening: ImportOpening): Promise<OpenedImportView> {
    return this.uow.run(caller, async (tx) => {
      const { fields } = this.targets.get(opening.target);
      checkMapping(opening.mapping, fields);
      const mapper = new RowMapper(fields, opening.mapping);
      if (opening.columns !== undefined) requireColumns(mapper, opening.columns);
      const agency = await this.agencyOf(tx, opening.agency);
      const run = await this.openIn(tx, { ...opening, agencyId: agency.id });
      return { ...toView(run), ignoredColumns: mapper.ignored(opening.columns ?? []) };
    });
  }

  /** The same, inside a transaction that is open, for files whose sender has been made sure of. */
  async openIn(
    tx: Tx,
    { target, agencyId, source, fileName, sha256, mapping }: NewImport,
  ): Promise<ImportRun> {
    const id = uuidv7();
    const run = await openRun(tx, {
      ...{ id, target, agencyId, source, fileName, sha256, mapping },
      mappingHash: hashOf(mapping),
    });
    if (run.id === id) {
      tx.audit({
        action: 'import.opened',
        subjectType: 'import_run',
        subjectId: id,
        agencyId,
        detail: { target, source, fileName, sha256 },
      });
    }
    return run;
  }

  /** @throws NotFound `import_not_found`; Forbidden `outside_your_area` | `not_your_agency` */
  async show(caller: Caller, id: string): Promise<ImportView> {
    return this.uow.run(caller, async (tx) => toView(await this.within(tx, await getRun(tx, id))));
  }

  /** The newest first: of every agency in an administrator's area, of the own agencies of who takes cases in. */
  async list(
    caller: Caller,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<ImportView>> {
    const after = decodeCursor(cursor, 2);
    return this.uow.run(caller, async (tx) => {
      const reach = {
        areaPaths: areasOf(caller.actor, 'system_administrator'),
        agencyIds: agenciesOf(caller.actor).filter((id) => takesCasesIn(caller.actor, id)),
      };
      return pageOf(await listRuns(tx, reach, { after, limit: limit + 1 }), limit, toView, (run) => [
        run.startedAt.toISOString(),
        run.id,
      ]);
    });
  }

  /** Why lines were not taken, in the order of the file. */
  async rejections(
    caller: Caller,
    id: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<Page<Rejection>> {
    const after = decodeCursor(cursor, 1);
    return this.uow.run(caller, async (tx) => {
      await this.within(tx, await getRun(tx, id));
      const rows = await listRejections(tx, id, Number(after?.[0] ?? 0), limit + 1);
      return pageOf(
        rows,
        limit,
        (row) => row,
        ({ line }) => [line],
      );
    });
  }

  /**
   * The file has been sent to its end.
   * @throws Conflict `import_incomplete` when the file goes on after the last line taken
   */
  async complete(caller: Caller, id: string, lastLine: number): Promise<ImportView> {
    return this.uow.run(caller, async (tx) => {
      await this.within(tx, await lockRun(tx, id));
      return toView(await this.completeIn(tx, id, lastLine));
    });
  }

  async completeIn(tx: Tx, id: string, lastLine: number): Promise<ImportRun> {
    const run = await lockRun(tx, id);
    if (run.state === 'completed') return run;
    if (run.linesDone !== lastLine) {
      throw new Conflict('import_incomplete', 'Not every line has been taken. Send the rest first.', {
        linesDone: run.linesDone,
      });
    }
    await completeRun(tx, id);
    const { imported, repeated, rejected, agencyId } = run;
    tx.audit({
      action: 'import.completed',
      subjectType: 'import_run',
      subjectId: id,
      agencyId,
      detail: { imported, repeated, rejected },
    });
    return getRun(tx, id);
  }

  /** The run, where its agency is within reach. @throws Forbidden `outside_your_area` | `not_your_agency` */
  async within(tx: Tx, run: ImportRun): Promise<ImportRun> {
    requireImportFor(tx.caller, await this.agencies.get(tx, run.agencyId));
    return run;
  }

  private async agencyOf(tx: Tx, key: string): Promise<Agency> {
    const agency = await this.agencies.byKey(tx, key);
    if (agency === null) throw InvalidInput.at('agency', 'agency_unknown', 'There is no agency of this key.');
    requireImportFor(tx.caller, agency);
    if (!agency.active) throw new Refused('agency_inactive', 'This agency takes nothing new.');
    return agency;
  }
}

/** @throws Forbidden `outside_your_area` for an administrator, `not_your_agency` for anybody else */
function requireImportFor(caller: Caller, agency: Agency): void {
  const { actor } = caller;
  if (takesCasesIn(actor, agency.id)) return;
  if (!actor.permissions.has('import.run') && actor.kind !== 'system')
    throw new Forbidden('not_your_agency', 'You take in no cases for this agency.');
  requireReach(caller, agency);
}

/**
 * Who administers imports acts inside the area of their grant, in the name of agencies there.
 * @throws Forbidden `outside_your_area`
 */
export function requireReach(caller: Caller, agency: Agency): void {
  if (!reaches(caller, agency))
    throw new Forbidden('outside_your_area', 'Your grant does not reach this agency.', {
      agency: agency.key,
    });
}

function reaches({ actor }: Caller, { areaPath }: Agency): boolean {
  return actor.kind === 'system' || holdsOverArea(actor, areaPath, 'system_administrator');
}

function requireColumns(mapper: RowMapper, columns: readonly string[]): void {
  const missing = mapper.missing(columns);
  if (missing.length === 0) return;
  throw new InvalidInput(
    missing.map(({ name, columns: known }) => ({
      path: `columns.${name}`,
      code: 'column_missing',
      message: `No column fills ${name}. Name one ${known.slice(0, 3).join(' or ')}, or say in the mapping which it is.`,
    })),
  );
}

function hashOf(mapping: ImportMapping): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(mapping)))
    .digest('hex');
}

/** Keys in order, so that the same mapping written in another order is the same. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

export function toView({ mapping: _, startedAt, completedAt, ...run }: ImportRun): ImportView {
  return { ...run, startedAt: startedAt.toISOString(), completedAt: completedAt?.toISOString() ?? null };
}
