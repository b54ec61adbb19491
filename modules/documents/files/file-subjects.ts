import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/** What files can be attached to. */
export const SUBJECT_TYPES = ['case', 'referral'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** The access rules of one kind of subject, told by the module that owns it. */
export interface FileSubject {
  /** Whether the caller may see the subject's files. May also throw the owner's own error. */
  mayRead(tx: Tx, caller: Caller, subjectId: string): Promise<boolean>;
  /** Whether the caller may attach a file now. May also throw the owner's own error. */
  mayWrite(tx: Tx, caller: Caller, subjectId: string): Promise<boolean>;
  /** The case it belongs to; a case's is its own id. @returns null when there is no such subject */
  caseIdOf(tx: Tx, subjectId: string): Promise<string | null>;
  /**
   * Lets nobody change what `mayWrite` looks at before this transaction ends: its case, and then the subject itself. Others
   * may attach meanwhile. May throw the owner's own error when there is no such subject.
   */
  lockShared(tx: Tx, subjectId: string): Promise<void>;
}

/** A way to single files of a subject that is otherwise closed to the caller: those that were chosen for them. */
export interface FileSharing {
  /** @returns the id of the referral through which the caller may read the file, or null */
  sharedThrough(tx: Tx, caller: Caller, fileId: string): Promise<string | null>;
}

/** Which file, and what it is attached to. */
export interface PlacedFile {
  readonly id: string;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
}

/**
 * Where the modules that own subjects register their rules, at start: documents stands below them and knows none.
 *
 * @example constructor(subjects: FileSubjects) { subjects.register('case', new CaseFiles()); }
 */
@Injectable()
export class FileSubjects {
  private readonly byType = new Map<SubjectType, FileSubject>();
  private readonly sharings: FileSharing[] = [];

  /** @throws Error when the type has rules already: there is one owner */
  register(type: SubjectType, subject: FileSubject): void {
    if (this.byType.has(type)) throw new Error(`files of a ${type} have an owner already`);
    this.byType.set(type, subject);
  }

  /** Asked in turn for a file whose subject the caller may not see. */
  registerSharing(sharing: FileSharing): void {
    this.sharings.push(sharing);
  }

  /** @throws NotFound when the caller may not see the subject's files, or nothing of that type is known */
  async requireRead(tx: Tx, type: SubjectType, subjectId: string): Promise<void> {
    if (!(await this.of(type).mayRead(tx, tx.caller, subjectId))) throw new NotFound(type);
  }

  /**
   * For one file: by its subject's rule, or because it was shared.
   * @returns the referral it is read through; null where the subject itself is open to the caller
   * @throws NotFound as `requireRead`
   */
  async requireFile(tx: Tx, { id, subjectType, subjectId }: PlacedFile): Promise<string | null> {
    if (await this.of(subjectType).mayRead(tx, tx.caller, subjectId)) return null;
    for (const sharing of this.sharings) {
      const referralId = await sharing.sharedThrough(tx, tx.caller, id);
      if (referralId !== null) return referralId;
    }
    throw new NotFound(subjectType);
  }

  /**
   * @returns the case the subject belongs to
   * @throws NotFound as `requireRead`; Forbidden `file_write_refused` when the caller sees the subject and may not add to it
   */
  async requireWrite(tx: Tx, type: SubjectType, subjectId: string): Promise<string> {
    const subject = this.of(type);
    const caseId = await subject.caseIdOf(tx, subjectId);
    if (caseId === null) throw new NotFound(type);
    if (await subject.mayWrite(tx, tx.caller, subjectId)) return caseId;
    await this.requireRead(tx, type, subjectId);
    throw new Forbidden('file_write_refused', `You may see this ${type}, but not attach files to it.`);
  }

  /** As `requireWrite`, and what it says holds until the end of this transaction. */
  async requireWriteToTheEnd(tx: Tx, type: SubjectType, subjectId: string): Promise<string> {
    await this.of(type).lockShared(tx, subjectId);
    return this.requireWrite(tx, type, subjectId);
  }

  private of(type: SubjectType): FileSubject {
    const subject = this.byType.get(type);
    if (subject === undefined) throw new NotFound(type);
    return subject;
  }
}
