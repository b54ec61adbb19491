import { Injectable } from '@nestjs/common';
import { Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/** A field that rows may fill, and the column names it is known by without a mapping. */
export interface ImportField {
  readonly name: string;
  /** Column headings, Chinese and English; compared without case, spaces and full-width forms. */
  readonly columns: readonly string[];
  readonly required: boolean;
}

/** One row after the mapping: texts by field name, blank ones left out. */
export interface ImportedRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** In whose name the row is registered. */
  readonly agencyId: string;
  /** Whose numbering the row follows. */
  readonly source: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What a row became: its id and the number people call it by. */
export interface ImportedSubject {
  readonly subjectId: string;
  readonly number: string;
}

/**
 * Something lists can be imported into, registered by the module that owns it.
 *
 * `importRow` is called inside `tx.part`: an `InvalidInput` or other `DomainError` it throws rejects this row alone. Paths
 * of its problems are names of `fields`; its messages never repeat what stands in the row.
 */
export interface ImportTarget {
  /** As in `--target`, such as `disputes`. */
  readonly name: string;
  readonly fields: readonly ImportField[];
  /** The field that holds the sender's own number of a row; null when there is none. */
  readonly keyField: string | null;
  importRow(tx: Tx, caller: Caller, row: ImportedRow): Promise<ImportedSubject>;
}

/** What can be imported into. Modules register while they are constructed. */
@Injectable()
export class ImportTargets {
  private readonly targets = new Map<string, ImportTarget>();

  register(target: ImportTarget): void {
    if (this.targets.has(target.name)) throw new Error(`import target ${target.name} is registered twice`);
    this.targets.set(target.name, target);
  }

  /** @throws Refused `import_target_unknown` */
  get(name: string): ImportTarget {
    const target = this.targets.get(name);
    if (target === undefined) {
      throw new Refused('import_target_unknown', 'Nothing is imported under this name.', {
        known: [...this.targets.keys()],
      });
    }
    return target;
  }
}
