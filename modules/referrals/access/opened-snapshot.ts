import type { CaseRow } from '../../cases/index.js';
import { isWithheldFromRecipient } from '../domain/frozen.js';
import type { SnapshotField } from '../domain/snapshot-fields.js';
import type { Relation } from '../engine/relations.js';
import type { SnapshotContent } from '../engine/snapshot-content.js';
import type { World } from '../engine/world.js';
import type { Referral } from '../store/referral.js';
import { SNAPSHOT_CONTEXT } from '../store/snapshots.store.js';
import { isFrozenTo, type SnapshotAccess } from './snapshot-access.js';
import { withoutPeople } from './without-people.js';

/** Who looks at which referral of which case. */
export interface Looking {
  readonly relations: ReadonlySet<Relation>;
  readonly referral: Referral;
  readonly theCase: CaseRow;
}

/** Whether consent that has been withdrawn was all that let this recipient see the people. */
export function arePeopleWithheld(looking: Looking): boolean {
  return isFrozenTo(looking) && isWithheldFromRecipient(looking.theCase, looking.referral);
}

/** Names what `openSnapshot` shows: the stored version, how it may be used, and whether the people are left out. */
export function snapshotMark(looking: Looking, access: SnapshotAccess): string {
  const withheld = arePeopleWithheld(looking) ? ['without-people'] : [];
  return [access, looking.referral.snapshotVersion, ...withheld].join('-');
}

/** A stored snapshot as it is shown to whoever looks: the one place where its seal is opened for reading. */
export function openSnapshot(
  { cipher }: Pick<World, 'cipher'>,
  stored: { readonly fields: readonly SnapshotField[]; readonly contentSealed: string },
  looking: Looking,
): { readonly fields: readonly SnapshotField[]; readonly content: SnapshotContent } {
  const content = JSON.parse(cipher.open(stored.contentSealed, SNAPSHOT_CONTEXT)) as SnapshotContent;
  return arePeopleWithheld(looking)
    ? withoutPeople(stored.fields, content)
    : { fields: stored.fields, content };
}
