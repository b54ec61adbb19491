import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import { isUuid } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { FileStore } from '../../../src/platform/files/file-store.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import { FileSubjects } from './file-subjects.js';
import type { ListFilesQuery } from './file.dto.js';
import { viewOf, type FilePageView, type FileVerificationView } from './file.view.js';
import { findFile, listFiles, type StoredFile } from './stored-file.store.js';

/** A file opened for reading. */
export interface OpenedFile {
  readonly file: StoredFile;
  readonly content: Readable;
}

/** Lists, opens and verifies files; what may be read is the subject's own rule. */
@Injectable()
export class ReadFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: FileSubjects,
    private readonly store: FileStore,
  ) {}

  /** People name files after people: a list is a sight as well. @throws NotFound when the caller may not see the subject */
  async list(caller: Caller, query: ListFilesQuery): Promise<FilePageView> {
    const before = readCursor(query.cursor);
    return this.uow.run(caller, async (tx) => {
      await this.subjects.requireRead(tx, query.subjectType, query.subjectId);
      const { subjectType, subjectId, limit } = query;
      const rows = await listFiles(tx, { subjectType, subjectId, before, limit: limit + 1 });
      const page = pageOf(rows, limit, viewOf, (file) => [file.id]);
      if (page.items.length > 0) {
        tx.audit({
          action: 'files.listed',
          subjectType,
          subjectId,
          detail: { shown: page.items.map(({ id }) => id) },
        });
      }
      return { items: [...page.items], nextCursor: page.nextCursor };
    });
  }

  /**
   * The content of a file. That it was seen is on the audit trail before its first byte leaves.
   * @throws NotFound; DomainError 503 `file_content_missing`
   */
  async open(caller: Caller, fileId: string): Promise<OpenedFile> {
    const file = await this.uow.run(caller, async (tx) => {
      const { file: readable, throughReferralId } = await this.getReadable(tx, fileId);
      const { id, subjectType, subjectId, caseId } = readable;
      tx.audit({
        action: 'file.seen',
        subjectType: 'file',
        subjectId: id,
        detail: { subjectType, subjectId, caseId, throughReferralId },
      });
      return readable;
    });
    return { file, content: await this.store.open(file.sha256) };
  }

  /**
   * Hashes what is kept and compares it with the hash on receipt. Nothing of the content is shown.
   * @throws NotFound; DomainError 503 `file_content_missing`
   */
  async verify(caller: Caller, fileId: string): Promise<FileVerificationView> {
    const { file } = await this.uow.run(caller, (tx) => this.getReadable(tx, fileId));
    const hash = createHash('sha256');
    await pipeline(await this.store.open(file.sha256), hash);
    const foundSha256 = hash.digest('hex');
    return { fileId: file.id, sha256: file.sha256, foundSha256, intact: foundSha256 === file.sha256 };
  }

  private async getReadable(
    tx: Tx,
    fileId: string,
  ): Promise<{ readonly file: StoredFile; readonly throughReferralId: string | null }> {
    const file = await findFile(tx, fileId);
    if (file === null) throw new NotFound('file');
    return { file, throughReferralId: await this.subjects.requireFile(tx, file) };
  }
}

function readCursor(cursor: string | undefined): string | null {
  const [id] = decodeCursor(cursor, 1) ?? [null];
  if (id === null || id === undefined) return null;
  if (typeof id === 'string' && isUuid(id)) return id;
  throw InvalidInput.at(
    'cursor',
    'cursor_unknown',
    'Use the nextCursor of the page before, or leave it out.',
  );
}
