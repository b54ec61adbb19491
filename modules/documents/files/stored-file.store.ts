import type { Tx } from '../../../src/platform/database/tx.js';
import type { FileKind } from './file-kind.js';
import type { SubjectType } from './file-subjects.js';
import type { MediaType } from './media-types.js';

/** One file on record. Its content is in the file store under `sha256`; the row never changes and never goes. */
export interface StoredFile {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: MediaType;
  readonly originalName: string;
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  readonly caseId: string;
  readonly kind: FileKind;
  readonly uploadedBy: string | null;
  readonly uploadedByName: string;
  readonly agencyId: string | null;
  readonly at: Date;
}

const INSERT = `
insert into stored_file (id, sha256, bytes, media_type, original_name, subject_type, subject_id, case_id, kind,
                         uploaded_by, uploaded_by_name, agency_id, at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`;

const COLUMNS = `
select id, sha256, bytes, media_type as "mediaType", original_name as "originalName", subject_type as "subjectType",
       subject_id as "subjectId", case_id as "caseId", kind, uploaded_by as "uploadedBy",
       uploaded_by_name as "uploadedByName", agency_id as "agencyId", at
from stored_file`;

const FIND = `${COLUMNS} where id = $1`;

/** Newest first: ids are UUIDs of version 7, in the order of their making. */
const LIST = `${COLUMNS}
where subject_type = $1 and subject_id = $2 and ($3::uuid is null or id < $3)
order by id desc limit $4`;

export async function insertFile(tx: Tx, file: StoredFile): Promise<void> {
  await tx.query(INSERT, [
    file.id,
    file.sha256,
    file.bytes,
    file.mediaType,
    file.originalName,
    file.subjectType,
    file.subjectId,
    file.caseId,
    file.kind,
    file.uploadedBy,
    file.uploadedByName,
    file.agencyId,
    file.at,
  ]);
}

export async function findFile(tx: Tx, id: string): Promise<StoredFile | null> {
  const rows = await tx.query<StoredFile>(FIND, [id]);
  return rows[0] ?? null;
}

/** Those of the ids that are on record, in the order of their making. Who may know of them is the caller's to ask. */
export async function filesOnRecord(tx: Tx, ids: readonly string[]): Promise<StoredFile[]> {
  if (ids.length === 0) return [];
  return tx.query<StoredFile>(`${COLUMNS} where id = any($1::uuid[]) order by id`, [ids]);
}

export interface FileSelection {
  readonly subjectType: SubjectType;
  readonly subjectId: string;
  /** The id of the last file already shown. */
  readonly before: string | null;
  readonly limit: number;
}

export async function listFiles(tx: Tx, selection: FileSelection): Promise<StoredFile[]> {
  return tx.query<StoredFile>(LIST, [
    selection.subjectType,
    selection.subjectId,
    selection.before,
    selection.limit,
  ]);
}
