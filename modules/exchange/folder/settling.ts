import { Injectable } from '@nestjs/common';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { type ExchangeFile, markSettled, unsettledFiles } from './exchange-files.store.js';
import { receiptName, SIGNATURE_ENDING } from './file-name.js';
import type { FolderDisk } from './folder-disk.js';
import { OwnKey } from './own-key.js';
import { receiptOf } from './receipt.js';

/**
 * Carries out in the folder what the database has decided: receipt or reason written, file moved away.
 *
 * The decision is committed first and remembered as not carried out, so that a crash in between is made up for.
 */
@Injectable()
export class Settling {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ownKey: OwnKey,
  ) {}

  async settle(disk: FolderDisk, requestId: string): Promise<void> {
    const caller = systemCaller(requestId);
    const files = await this.uow.run(caller, (tx) => unsettledFiles(tx));
    for (const file of files) {
      if (file.state === 'done') await this.settleDone(disk, file, requestId);
      else await settleRefused(disk, file);
      await this.uow.run(caller, (tx) => markSettled(tx, file.id));
    }
  }

  private async settleDone(disk: FolderDisk, file: ExchangeFile, requestId: string): Promise<void> {
    const receipt = await this.uow.run(systemCaller(requestId), (tx) => receiptOf(tx, file));
    const name = receiptName(file.sequence ?? 0);
    const content = Buffer.from(`${JSON.stringify(receipt, null, 2)}\n`, 'utf8');
    // The signature goes first: whoever waits for the receipt finds it complete.
    await disk.write('out', name + SIGNATURE_ENDING, `${this.ownKey.sign(name, content)}\n`);
    await disk.write('out', name, content);
    await disk.move(file, 'done', file.name);
  }
}

/** Under a name that says when and which, so that a second refusal of the same name does not cover the first. */
async function settleRefused(disk: FolderDisk, file: ExchangeFile): Promise<void> {
  const at = (file.decidedAt ?? file.firstSeenAt).toISOString().replace(/[-:]|\.\d+/g, '');
  const name = `${at}-${file.id.slice(-6)}-${file.name}`;
  await disk.write('refused', `${name}.reason.txt`, `${file.reason ?? ''}\n`);
  await disk.move(file, 'refused', name);
}
