import { Injectable } from '@nestjs/common';
import { Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Column, TableRow } from '../../../src/platform/tables/table.js';

/** Whether names, numbers and addresses of people stand in the ledger in full. */
export type PersonalData = 'masked' | 'open';

/** What part of the records a ledger is asked for: registered by the agency from `from` (inclusive) to `to` (exclusive). */
export interface LedgerRange {
  readonly agencyId: string;
  readonly from: Date;
  readonly to: Date;
  readonly personal: PersonalData;
}

/** One record. */
export interface LedgerRow extends TableRow {
  readonly subjectId: string;
}

/** A ledger, registered by the module that owns the records. */
export interface LedgerSource {
  readonly name: 'weekly';
  /** What a row is, as in the audit trail, such as `case`. */
  readonly subjectType: string;
  readonly columns: readonly Column[];
  rows(tx: Tx, caller: Caller, range: LedgerRange): Promise<readonly LedgerRow[]>;
}

/** Where ledgers get their rows. Modules register while they are constructed. */
@Injectable()
export class LedgerSources {
  private readonly sources = new Map<string, LedgerSource>();

  register(source: LedgerSource): void {
    if (this.sources.has(source.name)) throw new Error(`ledger ${source.name} is registered twice`);
    this.sources.set(source.name, source);
  }

  /** @throws Refused `ledger_unknown` */
  get(name: LedgerSource['name']): LedgerSource {
    const source = this.sources.get(name);
    if (source === undefined) throw new Refused('ledger_unknown', 'Nobody keeps a ledger of this name.');
    return source;
  }
}
