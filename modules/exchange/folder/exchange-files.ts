import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import type { ExchangeFilePageView, ExchangeFileView } from './exchange.view.js';
import { type ExchangeFile, listFiles, nextSequence } from './exchange-files.store.js';

/** The log of the exchange folder, read. */
@Injectable()
export class ExchangeFiles {
  constructor(private readonly uow: UnitOfWork) {}

  async list(
    caller: Caller,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
  ): Promise<ExchangeFilePageView> {
    const after = decodeCursor(cursor, 1);
    return this.uow.run(caller, async (tx) => {
      const rows = await listFiles(tx, after === null ? null : String(after[0]), limit + 1);
      const page = pageOf(rows, limit, toView, ({ id }) => [id]);
      return { ...page, nextSequence: await nextSequence(tx) };
    });
  }
}

function toView(file: ExchangeFile): ExchangeFileView {
  return {
    id: file.id,
    name: file.name,
    sequence: file.sequence,
    state: file.state,
    code: file.code,
    reason: file.reason,
    overdue: file.toldAt !== null && (file.state === 'waiting' || file.state === 'taking'),
    importId: file.runId,
    firstSeenAt: file.firstSeenAt.toISOString(),
    decidedAt: file.decidedAt?.toISOString() ?? null,
  };
}
