import path from 'node:path';
import { Module } from '@nestjs/common';
import type { Settings } from '../config/settings.js';
import { SETTINGS } from '../config/settings.token.js';
import { FileStore } from './file-store.js';
import { FolderFileStore } from './folder-file-store.js';
import { LeftoverSweep } from './leftover-sweep.js';

/** Where content is kept: the folder `files` of the data folder. */
@Module({
  providers: [
    {
      provide: FolderFileStore,
      inject: [SETTINGS],
      useFactory: (settings: Settings) => new FolderFileStore(path.join(settings.dataDir, 'files')),
    },
    { provide: FileStore, useExisting: FolderFileStore },
    LeftoverSweep,
  ],
  exports: [FileStore],
})
export class FilesModule {}
