import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { agenciesOf, type Actor, type Caller } from '../../../src/platform/auth/actor.js';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { FileStore, type StoredBlob } from '../../../src/platform/files/file-store.js';
import { kindOf, type AttachableKind } from './file-kind.js';
import { cleanName } from './file-name.js';
import { FileSubjects, type SubjectType } from './file-subjects.js';
import type { FileView } from './file.view.js';
import { viewOf } from './file.view.js';
import type { MediaType } from './media-types.js';
import { sniff } from './sniff.js';
import { insertFile, type StoredFile } from './stored-file.store.js';

const BYTES_PER_MB = 1024 * 1024;

export interface Attachment {
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly kind?: AttachableKind;
  /** As its sender called it; shown, never trusted. */
  readonly declaredName: string | undefined;
  readonly content: AsyncIterable<Uint8Array>;
}

interface Received extends StoredBlob {
  readonly mediaType: MediaType;
  readonly kind: AttachableKind;
}

/** Attaches a file to a case or a referral. */
@Injectable()
export class AttachFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subjects: FileSubjects,
    private readonly store: FileStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Access is asked for twice: before the content is taken in, so that nobody fills the store who may not, and again in
   * the transaction that puts it on record. By then a merge or a withdrawal of consent may be under way: the second time
   * waits for it. Between the two the content is stored under its hash: repeating the command stores nothing new.
   *
   * @throws NotFound, Forbidden as `FileSubjects.requireWrite`; DomainError as `sniff` and `FileStore.put`; Refused
   * `file_kind_mismatch`
   */
  async attach(caller: Caller, attachment: Attachment): Promise<FileView> {
    await this.uow.run({ ...caller, command: null }, async (tx) => {
      await this.subjects.requireWrite(tx, attachment.subjectType, attachment.subjectId);
    });
    const received = await this.receive(attachment);
    return this.uow.run(commandOf(caller, attachment, received), (tx) =>
      this.record(tx, attachment, received),
    );
  }

  private async receive(attachment: Attachment): Promise<Received> {
    const inspected: { mediaType: MediaType; kind: AttachableKind }[] = [];
    const blob = await this.store.put(attachment.content, {
      maxBytes: this.settings.uploadMaxMb * BYTES_PER_MB,
      inspect: async (path) => {
        const mediaType = await sniff(path);
        inspected.push({ mediaType, kind: kindOf(attachment.kind, mediaType) });
      },
    });
    const [found] = inspected;
    if (found === undefined) throw new Error('the file store kept content without showing it');
    return { ...blob, ...found };
  }

  private async record(tx: Tx, attachment: Attachment, received: Received): Promise<FileView> {
    const { subjectType, subjectId } = attachment;
    const caseId = await this.subjects.requireWriteToTheEnd(tx, subjectType, subjectId);
    const { actor } = tx.caller;
    const file: StoredFile = {
      id: uuidv7(),
      sha256: received.sha256,
      bytes: received.bytes,
      mediaType: received.mediaType,
      originalName: cleanName(attachment.declaredName),
      subjectType,
      subjectId,
      caseId,
      kind: received.kind,
      uploadedBy: actor.userId,
      uploadedByName: actor.displayName,
      agencyId: onlyAgencyOf(actor),
      at: await tx.now(),
    };
    await insertFile(tx, file);
    const { id: fileId, kind, mediaType, bytes, sha256, agencyId } = file;
    // The name is left out of both: people call files after people.
    tx.emit({
      type: 'file.attached',
      subjectType,
      subjectId,
      streamId: caseId,
      payload: { fileId, kind, mediaType, bytes },
    });
    tx.audit({
      action: 'file.attached',
      subjectType: 'file',
      subjectId: fileId,
      agencyId,
      detail: { subjectType, subjectId, caseId, kind, mediaType, bytes, sha256 },
    });
    return viewOf(file);
  }
}

function onlyAgencyOf(actor: Actor): string | null {
  const [first, second] = agenciesOf(actor);
  return second === undefined ? (first ?? null) : null;
}

/**
 * What was asked for lies in the query and the content, which the guard has not seen: the command is told apart by
 * them, so that a key used again for another file is noticed.
 */
function commandOf(caller: Caller, attachment: Attachment, received: Received): Caller {
  if (caller.command === null) return caller;
  const asked = JSON.stringify([
    attachment.subjectType,
    attachment.subjectId,
    received.kind,
    received.sha256,
  ]);
  const bodyHash = createHash('sha256').update(asked).digest('base64url');
  return { ...caller, command: { ...caller.command, bodyHash } };
}
