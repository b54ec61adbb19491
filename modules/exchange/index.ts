export { ExchangeModule } from './exchange.module.js';
export { ExchangeFolder, GAP_TOLD_AFTER_MS, SHORT_PATIENCE_MS } from './folder/exchange-folder.js';
export type { ImportBatch, RawRow, Rejection } from './imports/import-run.js';
export {
  type ImportedRow,
  type ImportedSubject,
  type ImportField,
  type ImportTarget,
  ImportTargets,
} from './imports/import-targets.js';
export type { OpenedImportView } from './imports/imports.js';
export type { BatchView } from './imports/take-batch.js';
export {
  type LedgerRange,
  type LedgerRow,
  type LedgerSource,
  LedgerSources,
  type PersonalData,
} from './ledgers/ledger-sources.js';
