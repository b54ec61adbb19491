import { Module } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { FileStore } from './file-store.js';
import { FileStoreCheck } from './file-store-check.js';
import { LeftoverSweep } from './leftover-sweep.js';
import { openFileStore, spoolOf } from './open-file-store.js';
import { Spool } from './spool.js';

/** Where content is kept: the folder `files` of the data folder, or the bucket of `FILES_URL`. */
@Module({
  providers: [
    { provide: Spool, inject: [SETTINGS], useFactory: spoolOf },
    {
      provide: FileStore,
      inject: [SETTINGS, Spool],
      useFactory: (settings: Settings, spool: Spool) => openFileStore(settings, spool),
    },
    FileStoreCheck,
    LeftoverSweep,
  ],
  exports: [FileStore],
})
export class FilesModule {}
