import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/**
 * The files of a case stand on record of another one too (a merge): who brought them, and when, stays. Files of its
 * referrals stay with these.
 */
export async function copyFilesOfCase(
  tx: Tx,
  { fromId, intoId }: { readonly fromId: string; readonly intoId: string },
): Promise<void> {
  const files = await tx.query<{ id: string }>(
    `select id from stored_file where subject_type = 'case' and subject_id = $1 order by id`,
    [fromId],
  );
  for (const { id } of files) {
    await tx.query(
      `insert into stored_file (id, sha256, bytes, media_type, original_name, subject_type, subject_id, case_id, kind,
         uploaded_by, uploaded_by_name, agency_id, at)
       select $2, sha256, bytes, media_type, original_name, subject_type, $3, $3, kind, uploaded_by, uploaded_by_name,
         agency_id, at
       from stored_file where id = $1`,
      [id, uuidv7(), intoId],
    );
  }
}
