import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Conflict, DomainError, InvalidInput } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { sqlState, UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { ImportTargets, type ImportTarget } from './import-targets.js';
import { type ImportBatch, type ImportRun, type RawRow, type Rejection, UNREADABLE } from './import-run.js';
import { Imports } from './imports.js';
import {
  addRejections,
  claimRow,
  lockRun,
  nameSubject,
  type RowClaim,
  saveProgress,
} from './imports.store.js';
import { type MappedRow, RowMapper } from './mapping.js';

/** What became of one batch, and where the run stands after it. */
export interface BatchView {
  readonly linesDone: number;
  readonly imported: number;
  readonly repeated: number;
  readonly rejections: readonly Rejection[];
}

type RowOutcome =
  { readonly kind: 'imported' | 'repeated' } | { readonly kind: 'rejected'; readonly why: Rejection };

const ROW_CONTEXT = 'import.row';

/** Values that PostgreSQL cannot store (a NUL in a text) or a constraint refuses: a fault of the row, not of the machine. */
const ROW_FAULT = /^2[23]/;

/**
 * Takes some lines of a file: each good row becomes something, each bad one is kept with its reason, in one transaction.
 *
 * Batches join without gap or overlap: the run remembers the last line taken, and a batch that does not begin right after
 * it is refused. So nothing is lost or doubled, whichever side is killed.
 */
@Injectable()
export class TakeBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly targets: ImportTargets,
    private readonly imports: Imports,
    private readonly cipher: FieldCipher,
  ) {}

  /** @throws Conflict `import_out_of_place` with `linesDone`; `import_completed`; InvalidInput for lines out of order */
  async take(caller: Caller, runId: string, batch: ImportBatch): Promise<BatchView> {
    return this.uow.run(caller, async (tx) => {
      const run = await lockRun(tx, runId);
      await this.imports.within(tx, run);
      return this.takeIn(tx, run, batch);
    });
  }

  /** The same, inside a transaction that holds the run's row. */
  async takeIn(tx: Tx, run: ImportRun, batch: ImportBatch): Promise<BatchView> {
    requirePlace(run, batch);
    const target = this.targets.get(run.target);
    const mapper = new RowMapper(target.fields, run.mapping);
    const outcomes: RowOutcome[] = [];
    for (const row of batch.rows) outcomes.push(await this.takeRow(tx, { run, target, mapper }, row));

    const rejections = outcomes.flatMap((outcome) => (outcome.kind === 'rejected' ? [outcome.why] : []));
    const count = (kind: RowOutcome['kind']): number =>
      outcomes.filter((outcome) => outcome.kind === kind).length;
    const imported = count('imported');
    const repeated = count('repeated');
    await addRejections(tx, run.id, rejections);
    await saveProgress(tx, run.id, {
      linesDone: batch.lastLine,
      imported: run.imported + imported,
      repeated: run.repeated + repeated,
      rejected: run.rejected + rejections.length,
    });
    return { linesDone: batch.lastLine, imported, repeated, rejections };
  }

  private async takeRow(tx: Tx, way: Way, row: RawRow): Promise<RowOutcome> {
    if (row.unreadable !== undefined)
      return rejected(row.line, '', row.unreadable, UNREADABLE[row.unreadable]);
    let mapped: MappedRow = { fields: {}, columnOf: {} };
    try {
      mapped = way.mapper.map(valuesOf(row));
      const claim = this.claimOf(way, row.line, mapped);
      return await tx.part(() => this.register(tx, way, { row, claim, fields: mapped.fields }));
    } catch (error) {
      const why = whyRejected(error, row.line, mapped.columnOf);
      if (why === null) throw error;
      return { kind: 'rejected', why };
    }
  }

  private async register(
    tx: Tx,
    { run, target }: Way,
    { row, claim, fields }: { row: RawRow; claim: RowClaim; fields: MappedRow['fields'] },
  ): Promise<RowOutcome> {
    const before = await claimRow(tx, claim);
    if (before !== null && before.rowHash !== claim.rowHash) {
      return rejected(
        row.line,
        target.keyField ?? '',
        'number_used',
        'A row of this number was imported before with other content. Nothing was changed.',
      );
    }
    if (before !== null) return { kind: 'repeated' };
    const { agencyId, source } = run;
    const subject = await target.importRow(tx, tx.caller, { line: row.line, agencyId, source, fields });
    await nameSubject(tx, claim, subject);
    return { kind: 'imported' };
  }

  private claimOf({ run, target }: Way, line: number, { fields }: MappedRow): RowClaim {
    const content = JSON.stringify(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)));
    // The blind index looks past blanks and hyphens; a digest before it keeps every difference. Keyed, because names
    // and telephone numbers go into it and could be guessed from a plain digest.
    const rowHash = this.cipher.blindIndex(createHash('sha256').update(content).digest('hex'), ROW_CONTEXT);
    const number = target.keyField === null ? undefined : fields[target.keyField];
    const rowKey = number === undefined ? `row:${rowHash}` : `id:${number}`;
    return {
      target: run.target,
      agencyId: run.agencyId,
      source: run.source,
      rowKey,
      rowHash,
      runId: run.id,
      line,
    };
  }
}

interface Way {
  readonly run: ImportRun;
  readonly target: ImportTarget;
  readonly mapper: RowMapper;
}

/** @throws DomainError `not_json`, `not_an_object` */
function valuesOf({ values, json }: RawRow): Readonly<Record<string, unknown>> {
  if (json === undefined) return values ?? {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new DomainError('invalid', 'not_json', 'The line is not JSON.');
  }
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
  throw new DomainError(
    'invalid',
    'not_an_object',
    'The line is JSON, but not one object with a name for each value.',
  );
}

function requirePlace(run: ImportRun, { firstLine, lastLine, rows }: ImportBatch): void {
  const facts = { linesDone: run.linesDone };
  if (run.state === 'completed')
    throw new Conflict('import_completed', 'This file was taken to its end already.', facts);
  if (firstLine !== run.linesDone + 1)
    throw new Conflict('import_out_of_place', 'Go on after the last line taken.', facts);
  let before = firstLine - 1;
  for (const [index, { line }] of rows.entries()) {
    if (line <= before || line > lastLine)
      throw InvalidInput.at(
        `rows[${index}].line`,
        'line_out_of_order',
        'Send lines in order and inside the batch.',
      );
    before = line;
  }
}

function rejected(line: number, path: string, code: string, reason: string): RowOutcome {
  return { kind: 'rejected', why: { line, path, code, reason } };
}

/** Null when the error is not the row's fault. */
function whyRejected(
  error: unknown,
  line: number,
  columnOf: Readonly<Record<string, string>>,
): Rejection | null {
  const place = (path: string): string => columnOf[path] ?? path;
  if (error instanceof InvalidInput) {
    const [first] = error.problems;
    const reason = error.problems.map(({ path, message }) => `${place(path)}: ${message}`).join(' ');
    return { line, path: place(first?.path ?? ''), code: first?.code ?? error.code, reason };
  }
  if (error instanceof Conflict && error.code === 'import_row_moved') return null;
  if (error instanceof DomainError && error.kind !== 'unavailable')
    return { line, path: '', code: error.code, reason: error.message };
  if (ROW_FAULT.test(sqlState(error)))
    return { line, path: '', code: 'not_storable', reason: 'The row holds a value that cannot be stored.' };
  return null;
}
