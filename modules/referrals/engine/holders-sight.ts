import { Refused } from '../../../src/kernel/errors.js';
import { filesOnRecord } from '../../documents/index.js';
import { isHoldersQuestion } from '../domain/modes.js';
import { QUESTION_FIELDS, type SnapshotField } from '../domain/snapshot-fields.js';
import type { Share } from '../store/referral.js';
import { latestOutline, latestSnapshot, SNAPSHOT_CONTEXT } from '../store/snapshots.store.js';
import { chosenFiles } from './chosen-files.js';
import type { SnapshotContent } from './snapshot-content.js';
import type { Step } from './step.js';

/** What an agency was shown with the referral it holds, as far as a question may show it to somebody else. */
export interface HoldersSight {
  readonly content: SnapshotContent;
  readonly fields: ReadonlySet<SnapshotField>;
  /** Whether the holder may open this file by the referral it holds: chosen for it, or attached there. */
  readonly holdsFile: (fileId: string) => boolean;
}

/** What is chosen to go with a question. */
type Chosen = Partial<Pick<Share, 'fields' | 'fileIds' | 'papers' | 'partyIds'>>;

/** @param chosen files are looked up among these only */
export async function sightOf(
  { tx, world }: Pick<Step<unknown>, 'tx' | 'world'>,
  wholeId: string,
  chosen: Chosen,
): Promise<HoldersSight> {
  const latest = await latestSnapshot(tx, wholeId);
  const outline = await latestOutline(tx, wholeId);
  if (latest === null || outline === null) throw new Error(`referral ${wholeId} was never sent`);
  const attached = (await filesOnRecord(tx, idsOf(chosen))).filter(
    ({ subjectType, subjectId }) => subjectType === 'referral' && subjectId === wholeId,
  );
  const held = new Set([...outline.files.map(({ fileId }) => fileId), ...attached.map(({ id }) => id)]);
  return {
    content: contentOf(world, latest),
    fields: new Set(QUESTION_FIELDS.filter((field) => latest.fields.includes(field))),
    holdsFile: (fileId) => held.has(fileId),
  };
}

/** What a snapshot holds, opened. */
export function contentOf(
  { cipher }: Pick<Step<unknown>['world'], 'cipher'>,
  { contentSealed }: { readonly contentSealed: string },
): SnapshotContent {
  return JSON.parse(cipher.open(contentSealed, SNAPSHOT_CONTEXT)) as SnapshotContent;
}

/** The sight that limits a referral: its holder's where it is a question of theirs, null where nothing does. */
export async function limitingSight(
  ground: Pick<Step<unknown>, 'tx' | 'world' | 'referral'>,
  chosen: Chosen,
): Promise<HoldersSight | null> {
  const { partOf } = ground.referral;
  if (partOf === null || !isHoldersQuestion(ground.referral)) return null;
  return sightOf(ground, partOf, chosen);
}

/** @throws Refused `beyond_own_sight` with the fields and files that the holder was not shown, or may not show on */
export function requireWithin(sight: HoldersSight, chosen: Chosen): void {
  const fields = (chosen.fields ?? []).filter((field) => !sight.fields.has(field));
  const fileIds = idsOf(chosen).filter((id) => !sight.holdsFile(id));
  const shown = new Set((sight.content.parties ?? []).map(({ partyId }) => partyId));
  const partyIds = (chosen.partyIds ?? []).filter((id) => !shown.has(id));
  if (fields.length === 0 && fileIds.length === 0 && partyIds.length === 0) return;
  throw new Refused('beyond_own_sight', 'A question shows no more of the case than its asker was shown.', {
    fields,
    fileIds,
    ...(partyIds.length > 0 && { partyIds }),
  });
}

/** What of a share is left within the sight: what the whole became may have been shown less. */
export function within(sight: HoldersSight, share: Share): Share {
  return {
    ...share,
    fields: share.fields.filter((field) => sight.fields.has(field)),
    fileIds: (share.fileIds ?? []).filter(sight.holdsFile),
    papers: (share.papers ?? []).filter(({ fileId }) => sight.holdsFile(fileId)),
  };
}

/**
 * The chosen fields as the holder was shown them: neither what the case became since, nor how anybody is reached.
 * @param isShown whether a party may be shown to whoever is asked
 */
export function passedOn(
  { content }: HoldersSight,
  fields: readonly SnapshotField[],
  isShown: (partyId: string) => boolean,
): SnapshotContent {
  const chosen = new Set(fields);
  const { number, type, risk, narrative, place, amountFen, headcount, parties } = content;
  return {
    ...(chosen.has('number') && { number }),
    ...(chosen.has('type') && { type }),
    ...(chosen.has('risk') && { risk }),
    ...(chosen.has('narrative') && { narrative }),
    ...(chosen.has('place') && { place }),
    ...(chosen.has('amount') && { amountFen }),
    ...(chosen.has('headcount') && { headcount }),
    ...(chosen.has('party_names') && {
      parties: (parties ?? [])
        .filter(({ partyId }) => isShown(partyId))
        .map(({ partyId, role, kind, isMinor, name }) => ({
          ...{ partyId, role, kind, isMinor },
          ...(name !== undefined && { name }),
        })),
    }),
  };
}

function idsOf({ fileIds, papers }: Chosen): string[] {
  return chosenFiles({ fileIds, papers }).map(({ fileId }) => fileId);
}
