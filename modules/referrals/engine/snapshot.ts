import { PERSONAL_FIELDS, type SnapshotField } from '../domain/snapshot-fields.js';
import type { Party } from '../../cases/index.js';
import { filesOnRecord } from '../../documents/index.js';
import { answersFor, askedBy } from '../domain/intake.js';
import {
  type ChosenFile,
  insertSnapshot,
  latestOutline,
  latestSnapshot,
  SNAPSHOT_CONTEXT,
} from '../store/snapshots.store.js';
import type { Share } from '../store/referral.js';
import { chosenFiles, namedPapers } from './chosen-files.js';
import { agreedForOthersOnly, findGrounds } from './grounds.js';
import { contentOf, limitingSight, passedOn, within } from './holders-sight.js';
import type { SnapshotContent, SnapshotFile, SnapshotParty } from './snapshot-content.js';
import type { Step } from './step.js';

/** What is needed to know of a referral what may be shown of its case, and to whom; a step has all of it. */
export type SnapshotGround = Pick<Step<unknown>, 'tx' | 'world' | 'referral' | 'theCase' | 'profile'>;

/**
 * Whether everything that is to be shown may be: see `findGrounds`. Nothing personal needs no grounds; a file may always
 * show who somebody is.
 */
export async function hasGrounds(step: SnapshotGround, share: Share = step.referral.share): Promise<boolean> {
  if (!showsPeople(share) && chosenFiles(share).length === 0) return true;
  return (await findGrounds(step, share)) !== null;
}

/**
 * Freezes what the recipient may see into the next version of the snapshot. Personal fields and files without grounds
 * are left out: where somebody chose them, a guard has refused before. A holder's question shows what the holder was shown,
 * not the case.
 */
export async function freezeSnapshot(
  step: SnapshotGround,
  share: Share = step.referral.share,
): Promise<Frozen> {
  const sight = await limitingSight(step, share);
  const usable = sight === null ? share : within(sight, share);
  const grounded = await hasGrounds(step, usable);
  const fields = grounded ? usable.fields : usable.fields.filter((field) => !PERSONAL_FIELDS.has(field));
  const files = grounded ? chosenFiles(usable) : [];
  const version = step.referral.snapshotVersion + 1;
  const content: SnapshotContent = {
    ...(sight === null
      ? await ofCase(step, { ...usable, fields })
      : passedOn(sight, fields, await shownOf(step, usable))),
    ...(files.length > 0 && { files: await filesOf(step, files) }),
    ...answersOf(step, usable),
  };
  const answered = (content.answers ?? []).map(({ code }) => code);
  await insertSnapshot(step.tx, step.referral.id, {
    version,
    fields,
    files,
    answered,
    contentSealed: step.world.cipher.seal(JSON.stringify(content), SNAPSHOT_CONTEXT),
    legalBasis: usable.legalBasis,
  });
  const partyIds = (content.parties ?? []).map(({ partyId }) => partyId);
  return { version, fields, partyIds, fileIds: files.map(({ fileId }) => fileId), answered };
}

/** Whether something personal is shown. */
export function showsPeople({ fields }: Pick<Share, 'fields'>): boolean {
  return fields.some((field) => PERSONAL_FIELDS.has(field));
}

/** What was frozen: names and ids, nothing of what they hold. */
export interface Frozen {
  readonly version: number;
  readonly fields: readonly SnapshotField[];
  readonly partyIds: readonly string[];
  readonly fileIds: readonly string[];
  readonly answered: readonly string[];
}

/** What the recipient is shown by now: what was chosen at first, and what answers have added since. */
export async function sharedSoFar({ tx, world, referral }: SnapshotGround): Promise<Share> {
  const { share } = referral;
  const latest = await latestSnapshot(tx, referral.id);
  const files = (await latestOutline(tx, referral.id))?.files ?? [];
  if (latest === null) return share;
  const content = contentOf(world, latest);
  const before: Share = {
    ...share,
    fileIds: files.map(({ fileId }) => fileId),
    papers: namedPapers(files),
    answers: (content.answers ?? []).map(({ code, value }) => ({ code, value })),
  };
  // Empty from the beginning means all of them, whoever they come to be.
  const isOfAll = share.partyIds.length === 0 && showsPeople(share);
  const partyIds = isOfAll ? [] : (content.parties ?? []).map(({ partyId }) => partyId);
  return widened(widened(share, before), { fields: latest.fields, partyIds });
}

/** A share and what is added to it; of two answers to one question the later one counts. */
export function widened(share: Share, added: Partial<Omit<Share, 'legalBasis'>>): Share {
  const { fields = [], fileIds = [], papers = [], answers = [], partyIds = [] } = added;
  const isOfAll = share.partyIds.length === 0 && showsPeople(share);
  const byQuestion = new Map([...(share.answers ?? []), ...answers].map((answer) => [answer.code, answer]));
  const byPlace = new Map(
    [...(share.papers ?? []), ...papers].map((paper) => [`${paper.code} ${paper.fileId}`, paper]),
  );
  return {
    ...share,
    partyIds: isOfAll ? [] : [...new Set([...share.partyIds, ...partyIds])],
    fields: [...new Set([...share.fields, ...fields])],
    fileIds: [...new Set([...(share.fileIds ?? []), ...fileIds])],
    papers: [...byPlace.values()],
    answers: [...byQuestion.values()],
  };
}

async function ofCase(step: SnapshotGround, share: Share): Promise<SnapshotContent> {
  const { theCase } = step;
  const chosen = new Set(share.fields);
  return {
    ...(chosen.has('number') && { number: theCase.number }),
    ...(chosen.has('type') && { type: theCase.typeCode }),
    ...(chosen.has('risk') && { risk: theCase.risk }),
    ...(chosen.has('narrative') && { narrative: theCase.narrative }),
    ...(chosen.has('place') && { place: theCase.placeText }),
    ...(chosen.has('amount') && { amountFen: theCase.amountFen }),
    ...(chosen.has('headcount') && { headcount: theCase.headcount }),
    ...(share.fields.some((field) => PERSONAL_FIELDS.has(field)) && {
      parties: await partiesOf(step, share),
    }),
  };
}

async function filesOf({ tx }: SnapshotGround, chosen: readonly ChosenFile[]): Promise<SnapshotFile[]> {
  const codes = new Map(chosen.map(({ fileId, paperCodes }) => [fileId, paperCodes]));
  const files = await filesOnRecord(tx, [...codes.keys()]);
  return files.map(({ id, originalName, kind, mediaType, bytes, sha256 }) => ({
    fileId: id,
    name: originalName,
    kind,
    mediaType,
    bytes,
    sha256,
    paperCodes: codes.get(id) ?? [],
  }));
}

function answersOf({ profile, referral }: SnapshotGround, share: Share): Pick<SnapshotContent, 'answers'> {
  const asked = askedBy(profile, referral.mode);
  const answers = answersFor(asked, share.answers ?? []);
  if (answers.length === 0) return {};
  const texts = new Map(asked.intakeQuestions.map(({ code, text }) => [code, text]));
  return { answers: answers.map(({ code, value }) => ({ code, value, text: texts.get(code) ?? code })) };
}

async function partiesOf(step: SnapshotGround, share: Share): Promise<readonly SnapshotParty[]> {
  const { tx, world, theCase } = step;
  const isShown = await shownOf(step, share);
  const parties = await world.parties.ofCase(tx, theCase.id);
  return parties.filter(({ id }) => isShown(id)).map((party) => frozen(party, new Set(share.fields)));
}

/**
 * Whether a party is shown: it was chosen, and its consent does not name other agencies only. Whom the recipient works with already
 * is not taken away because they agree to somebody else as well.
 */
async function shownOf(step: SnapshotGround, share: Share): Promise<(partyId: string) => boolean> {
  const { tx, theCase, referral } = step;
  const isChosen = (partyId: string): boolean =>
    share.partyIds.length === 0 || share.partyIds.includes(partyId);
  const grounds = await findGrounds(step, share);
  if (grounds?.kind === 'legal_basis') return isChosen;
  const elsewhere = await agreedForOthersOnly(tx, theCase.id, referral.recipientAgencyId);
  const latest = await latestSnapshot(tx, referral.id);
  const worksWith = latest === null ? [] : (contentOf(step.world, latest).parties ?? []);
  const before = new Set(worksWith.map(({ partyId }) => partyId));
  return (partyId) => isChosen(partyId) && (before.has(partyId) || !elsewhere.has(partyId));
}

function frozen(party: Party, chosen: ReadonlySet<SnapshotField>): SnapshotParty {
  // A protected address leaves the custodian's hands in no package (反家庭暴力法).
  const address = party.addressProtected ? null : party.address;
  return {
    partyId: party.id,
    role: party.role,
    kind: party.kind,
    isMinor: party.isMinor,
    ...(chosen.has('party_names') && { name: party.name }),
    ...(chosen.has('party_phones') && { phone: party.phone, safeContact: party.safeContact }),
    ...(chosen.has('party_addresses') && { address, safeContact: party.safeContact }),
    ...(chosen.has('party_identity_numbers') && { identityNumber: party.document?.number ?? null }),
  };
}
