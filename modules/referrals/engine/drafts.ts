import type { Tx } from '../../../src/platform/database/tx.js';
import { insertDraft } from '../store/referrals.store.js';
import type { NewReferral } from '../store/referral.js';

/** Keeps a new draft and tells of it. @returns its id */
export async function draftReferral(tx: Tx, draft: NewReferral): Promise<string> {
  const { caseId, mode, purpose, senderAgencyId, recipientAgencyId } = draft;
  const id = await insertDraft(tx, draft);
  tx.emit({
    type: 'referral.drafted',
    subjectType: 'referral',
    subjectId: id,
    streamId: caseId,
    payload: { mode, purpose, senderAgencyId, recipientAgencyId },
  });
  tx.audit({
    action: 'referral.drafted',
    subjectType: 'referral',
    subjectId: id,
    agencyId: senderAgencyId,
    detail: { caseId },
  });
  return id;
}
