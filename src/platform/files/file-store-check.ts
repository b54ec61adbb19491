import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FileStore } from './file-store.js';

/** A start without the store would take in cases whose photos it then loses: it ends here, in one sentence. */
@Injectable()
export class FileStoreCheck implements OnModuleInit {
  constructor(private readonly store: FileStore) {}

  async onModuleInit(): Promise<void> {
    await this.store.requireReachable();
  }
}
