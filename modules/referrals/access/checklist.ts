import { answersFor, askedBy, checklistOf } from '../domain/intake.js';
import { chosenFiles, namedPapers } from '../engine/chosen-files.js';
import type { ChecklistView } from '../http/checklist.view.js';
import type { AgencyProfile } from '../policy.js';
import type { Referral } from '../store/referral.js';
import type { SnapshotOutline } from '../store/snapshots.store.js';

/** What the recipient asks for and what of it is there: by the latest snapshot, or by the draft before it is sent (null). */
export function checklistFor(
  referral: Referral,
  profile: AgencyProfile,
  latest: SnapshotOutline | null,
): ChecklistView {
  const asked = askedBy(profile, referral.mode);
  const outline: Omit<SnapshotOutline, 'fields'> = latest ?? {
    files: chosenFiles(referral.share),
    answered: answersFor(asked, referral.share.answers ?? []).map(({ code }) => code),
  };
  const { questions, papers, missing } = checklistOf(asked, outline.answered, namedPapers(outline.files));
  return {
    questions: questions.map((question) => ({ ...question, choices: [...question.choices] })),
    papers: papers.map((paper) => ({ ...paper, fileIds: [...paper.fileIds] })),
    missing: [...missing],
  };
}
