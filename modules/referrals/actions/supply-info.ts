import { Refused } from '../../../src/kernel/errors.js';
import {
  askedBy,
  type IntakeAnswer,
  type NamedPaper,
  requireAnswers,
  requirePapers,
} from '../domain/intake.js';
import type { SnapshotField } from '../domain/snapshot-fields.js';
import { chosenFiles, requireFilesOfCase } from '../engine/chosen-files.js';
import { freezeSnapshot, hasGrounds, sharedSoFar, widened } from '../engine/snapshot.js';
import type { Action, Step } from '../engine/step.js';
import { addMessage } from '../store/records.store.js';

/** What is shown from now on, besides what was shown already, and what is answered to the recipient's questions. */
export interface SupplyInfoCommand {
  readonly answer: string;
  readonly fields?: readonly SnapshotField[];
  readonly fileIds?: readonly string[];
  readonly papers?: readonly NamedPaper[];
  readonly answers?: readonly IntakeAnswer[];
}

/** T07: the sender or a party answers; the snapshot gets a new version, the old ones stay. */
export const supplyInfo: Action<'supply_info', SupplyInfoCommand> = {
  event: 'supply_info',
  guards: {},
  async record(step) {
    const { answer, ...added } = step.command;
    await requireUsable(step);
    const share = widened(await sharedSoFar(step), added);
    const addedFiles = chosenFiles(added).map(({ fileId }) => fileId);
    const addsPersonal = (added.fields ?? []).length > 0 || addedFiles.length > 0;
    if (addsPersonal && !(await hasGrounds(step, share))) {
      throw new Refused('consent_or_legal_basis_missing', 'These need consent or a legal basis.', {
        fields: added.fields ?? [],
        fileIds: addedFiles,
      });
    }
    const { version, ...frozen } = await freezeSnapshot(step, share);
    return {
      set: { snapshotVersion: version, infoNotSupplied: false },
      payload: { answer, ...frozen },
    };
  },
  async follow({ tx, referral, command }) {
    await addMessage(tx, referral.id, {
      kind: 'answer',
      body: command.answer,
      byAgencyId: referral.senderAgencyId,
    });
  },
};

async function requireUsable(step: Step<SupplyInfoCommand>): Promise<void> {
  const { tx, command, profile, referral, theCase, world } = step;
  const asked = askedBy(profile, referral.mode);
  requireAnswers(asked, command.answers ?? []);
  requirePapers(asked, command.papers ?? []);
  await requireFilesOfCase(tx, command, {
    theCase,
    senderAgencyId: referral.senderAgencyId,
    cases: world.cases,
  });
}
