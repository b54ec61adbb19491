import { Injectable } from '@nestjs/common';
import { ImportTargets, LedgerSources } from '../../exchange/index.js';
import { DisputeImport } from './import-target.js';
import { WeeklyLedger } from './weekly-ledger.js';

/** Plugs the cases into what crosses the border of the house as files. */
@Injectable()
export class CaseExchange {
  constructor(targets: ImportTargets, ledgers: LedgerSources, disputes: DisputeImport, weekly: WeeklyLedger) {
    targets.register(disputes);
    ledgers.register(weekly);
  }
}
