import { Refused } from '../../../src/kernel/errors.js';
import {
  askedBy,
  type IntakeAnswer,
  type NamedPaper,
  requireAnswers,
  requirePapers,
} from '../domain/intake.js';
import { PERSONAL_FIELDS, type SnapshotField } from '../domain/snapshot-fields.js';
import type { Share } from '../store/referral.js';
import { chosenFiles, requireFilesOfCase } from './chosen-files.js';
import { findGrounds } from './grounds.js';
import { limitingSight, requireWithin } from './holders-sight.js';
import {
  freezeSnapshot,
  type Frozen,
  hasGrounds,
  sharedSoFar,
  type SnapshotGround,
  widened,
} from './snapshot.js';

/** What is shown from now on, besides what was shown already, and what is answered to the recipient's questions. */
export interface Enclosed {
  readonly fields?: readonly SnapshotField[];
  readonly fileIds?: readonly string[];
  readonly papers?: readonly NamedPaper[];
  readonly answers?: readonly IntakeAnswer[];
  /** Parties shown besides those that were: each has agreed to it, or the law allows it. */
  readonly partyIds?: readonly string[];
}

/**
 * Shows the recipient more: the next version of the snapshot, with everything that was shown before as it is now.
 * @throws Refused `consent_or_legal_basis_missing`, `party_not_of_case`, `file_not_of_case`, `beyond_own_sight`, `question_unknown` and the like
 */
export async function enclose(ground: SnapshotGround, added: Enclosed): Promise<Frozen> {
  await requireUsable(ground, added);
  const share = widened(await sharedSoFar(ground), added);
  const addedFiles = chosenFiles(added).map(({ fileId }) => fileId);
  await requireAgreed(ground, share, added.partyIds ?? []);
  const addsPersonal = (added.fields ?? []).length > 0 || addedFiles.length > 0;
  if (addsPersonal && !(await hasGrounds(ground, share))) {
    throw new Refused('consent_or_legal_basis_missing', 'These need consent or a legal basis.', {
      fields: (added.fields ?? []).filter((field) => PERSONAL_FIELDS.has(field)),
      fileIds: addedFiles,
    });
  }
  return freezeSnapshot(ground, share);
}

/** Whoever is added by name has said yes themselves: nobody else’s consent speaks for them. */
async function requireAgreed(
  ground: SnapshotGround,
  share: Share,
  partyIds: readonly string[],
): Promise<void> {
  if (partyIds.length === 0) return;
  const parties = await ground.world.parties.ofCase(ground.tx, ground.theCase.id);
  const strange = partyIds.filter((id) => !parties.some((party) => party.id === id));
  if (strange.length > 0) {
    throw new Refused('party_not_of_case', 'Only parties of this case can be shown to its recipient.', {
      partyIds: strange,
    });
  }
  const grounds = await findGrounds(ground, share);
  if (grounds?.kind === 'legal_basis') return;
  const silent = partyIds.filter((id) => grounds?.partyIds.includes(id) !== true);
  if (silent.length === 0) return;
  throw new Refused('consent_or_legal_basis_missing', 'These parties have not agreed to it.', {
    partyIds: silent,
  });
}

async function requireUsable(ground: SnapshotGround, added: Enclosed): Promise<void> {
  const { tx, profile, referral, theCase, world } = ground;
  const asked = askedBy(profile, referral.mode);
  requireAnswers(asked, added.answers ?? []);
  requirePapers(asked, added.papers ?? []);
  const { senderAgencyId } = referral;
  const sight = await limitingSight(ground, added);
  if (sight !== null) requireWithin(sight, added);
  await requireFilesOfCase(tx, added, { theCase, senderAgencyId, cases: world.cases });
}
