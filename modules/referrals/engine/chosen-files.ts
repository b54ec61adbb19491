import { Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow, Cases } from '../../cases/index.js';
import { filesOnRecord, type StoredFile } from '../../documents/index.js';
import type { NamedPaper } from '../domain/intake.js';
import { getReferral } from '../store/referrals.store.js';
import type { Referral, Share } from '../store/referral.js';
import { type ChosenFile, latestOutline } from '../store/snapshots.store.js';

/** The files a share holds: those chosen, and those named as a paper, which chooses them too. */
export function chosenFiles({ fileIds = [], papers = [] }: Pick<Share, 'fileIds' | 'papers'>): ChosenFile[] {
  const ids = [...new Set([...fileIds, ...papers.map(({ fileId }) => fileId)])];
  return ids.map((fileId) => ({
    fileId,
    paperCodes: papers.filter((paper) => paper.fileId === fileId).map(({ code }) => code),
  }));
}

/** The papers that chosen files were named as. */
export function namedPapers(files: readonly ChosenFile[]): NamedPaper[] {
  return files.flatMap(({ fileId, paperCodes }) => paperCodes.map((code) => ({ code, fileId })));
}

/**
 * That every file chosen is the sender's to show: one of the case, or one of another referral of it that the sender sent
 * or received. What agencies below it attached to a delegated part is not.
 * @throws Refused `file_not_of_case` with the ids of the others
 */
export async function requireFilesOfCase(
  tx: Tx,
  share: Pick<Share, 'fileIds' | 'papers'>,
  place: { readonly theCase: CaseRow; readonly senderAgencyId: string; readonly cases: Cases },
): Promise<void> {
  const ids = chosenFiles(share).map(({ fileId }) => fileId);
  const found = new Map((await filesOnRecord(tx, ids)).map((file) => [file.id, file]));
  const strange: string[] = [];
  for (const id of ids) {
    const file = found.get(id);
    if (file === undefined || !(await isSendersToShow(tx, file, place))) strange.push(id);
  }
  if (strange.length === 0) return;
  throw new Refused('file_not_of_case', 'Only files of this case can be chosen for its recipient.', {
    fileIds: strange,
  });
}

async function isSendersToShow(
  tx: Tx,
  file: StoredFile,
  {
    theCase,
    senderAgencyId,
    cases,
  }: { readonly theCase: CaseRow; readonly senderAgencyId: string; readonly cases: Cases },
): Promise<boolean> {
  const isOfCase = file.caseId === theCase.id || (await cases.get(tx, file.caseId)).mergedInto === theCase.id;
  if (!isOfCase || file.subjectType === 'case') return isOfCase;
  const other = await getReferral(tx, file.subjectId);
  return [other.senderAgencyId, other.recipientAgencyId].includes(senderAgencyId);
}

/**
 * That what a report cites as evidence can be opened by whoever reads the report: files of the referral itself, or chosen
 * for it.
 * @throws Refused `evidence_unknown` with the ids of the others
 */
export async function requireEvidence(tx: Tx, referral: Referral, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const own = (await filesOnRecord(tx, ids)).filter(
    ({ subjectType, subjectId }) => subjectType === 'referral' && subjectId === referral.id,
  );
  const chosen = (await latestOutline(tx, referral.id))?.files ?? [];
  const known = new Set([...own.map(({ id }) => id), ...chosen.map(({ fileId }) => fileId)]);
  const strange = ids.filter((id) => !known.has(id));
  if (strange.length === 0) return;
  throw new Refused(
    'evidence_unknown',
    'Evidence is a file of this referral: attach it to the referral, then name its id.',
    { fileIds: strange },
  );
}
