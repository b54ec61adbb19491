import { Module } from '@nestjs/common';
import { CryptoModule } from '../../src/platform/crypto/crypto.module.js';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import { ExchangeController } from './folder/exchange.controller.js';
import { ExchangeFiles } from './folder/exchange-files.js';
import { ExchangeFolder } from './folder/exchange-folder.js';
import { ExchangeKeys } from './folder/exchange-keys.js';
import { ExchangeSchedule } from './folder/exchange-schedule.js';
import { OwnKey } from './folder/own-key.js';
import { PassJob } from './folder/pass-job.js';
import { Settling } from './folder/settling.js';
import { StuckFiles } from './folder/stuck-files.js';
import { TakeFile } from './folder/take-file.js';
import { ImportTargets } from './imports/import-targets.js';
import { Imports } from './imports/imports.js';
import { ImportsController } from './imports/imports.controller.js';
import { TakeBatch } from './imports/take-batch.js';
import { LedgerSources } from './ledgers/ledger-sources.js';
import { LedgersController } from './ledgers/ledgers.controller.js';
import { PrintLedger } from './ledgers/print-ledger.js';
import { EXCHANGE_WORDS } from './words.js';

/**
 * What crosses the border of the house as files: lists brought in, the exchange folder, ledgers handed out. It knows
 * nothing of disputes: whoever owns records registers what rows become and where ledgers get theirs.
 */
@Module({
  imports: [CryptoModule],
  providers: [
    ImportTargets,
    Imports,
    TakeBatch,
    OwnKey,
    ExchangeKeys,
    ExchangeFiles,
    TakeFile,
    StuckFiles,
    Settling,
    ExchangeFolder,
    PassJob,
    ExchangeSchedule,
    LedgerSources,
    PrintLedger,
  ],
  controllers: [ImportsController, ExchangeController, LedgersController],
  exports: [ImportTargets, LedgerSources],
})
export class ExchangeModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register(EXCHANGE_WORDS);
  }
}
