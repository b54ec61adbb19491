import type { FileKind } from './file-kind.js';
import type { SubjectType } from './file-subjects.js';
import type { StoredFile } from './stored-file.store.js';

/** A file on record. It can be added to and never taken away. */
export class FileView {
  /** @example 0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e11 */
  id: string;
  /** @example case */
  subjectType: SubjectType;
  /** @example 0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e12 */
  subjectId: string;
  /** @example 0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e12 */
  caseId: string;
  /** @example photo */
  kind: FileKind;
  /** By its content, whatever its sender called it. @example image/jpeg */
  mediaType: string;
  /** As its sender called it. @example 现场照片.jpg */
  originalName: string;
  /** @example 348211 */
  bytes: number;
  /** SHA-256 of the content when it came in, in hex. @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 */
  sha256: string;
  /** @example 王警官 */
  uploadedByName: string;
  /** The agency in whose name; null when its sender belongs to none or to several. @example 0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e13 */
  agencyId: string | null;
  /** @example 2026-03-02T01:10:00.000Z */
  at: string;
}

/** A page of files, newest first. */
export class FilePageView {
  items: FileView[];
  /** @example WyIwMTkwYjZhNCJd */
  nextCursor: string | null;
}

/** Whether the content kept is the content that came in. */
export class FileVerificationView {
  /** @example 0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e11 */
  fileId: string;
  /** SHA-256 on receipt. @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 */
  sha256: string;
  /** SHA-256 of what is kept now. @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 */
  foundSha256: string;
  /** @example true */
  intact: boolean;
}

export function viewOf(file: StoredFile): FileView {
  return {
    id: file.id,
    subjectType: file.subjectType,
    subjectId: file.subjectId,
    caseId: file.caseId,
    kind: file.kind,
    mediaType: file.mediaType,
    originalName: file.originalName,
    bytes: file.bytes,
    sha256: file.sha256,
    uploadedByName: file.uploadedByName,
    agencyId: file.agencyId,
    at: file.at.toISOString(),
  };
}
