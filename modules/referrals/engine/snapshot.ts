import { PERSONAL_FIELDS, type SnapshotField } from '../domain/snapshot-fields.js';
import type { Party } from '../../cases/index.js';
import { SNAPSHOT_CONTEXT, insertSnapshot } from '../store/snapshots.store.js';
import type { Share } from '../store/referral.js';
import { findGrounds } from './grounds.js';
import type { Step } from './step.js';

/** What a recipient is shown: the case's fields that were chosen, as they were then. */
export interface SnapshotContent {
  readonly number?: string;
  readonly type?: string | null;
  readonly risk?: string;
  readonly narrative?: string;
  readonly place?: string | null;
  readonly amountFen?: number | null;
  readonly headcount?: number;
  readonly parties?: readonly SnapshotParty[];
}

/** A party in a snapshot; a name, telephone, address or number is there only when it was chosen. */
export interface SnapshotParty {
  readonly partyId: string;
  readonly role: string;
  readonly kind: 'person' | 'organisation';
  readonly isMinor: boolean;
  readonly name?: string;
  readonly phone?: string | null;
  readonly address?: string | null;
  readonly identityNumber?: string | null;
  /** How they may be reached without harm; always told with a telephone or address. */
  readonly safeContact?: Party['safeContact'];
}

/** Whether everything that is to be shown may be: see `findGrounds`. Nothing personal needs no grounds. */
export async function hasGrounds(step: Step<unknown>, share: Share = step.referral.share): Promise<boolean> {
  if (!share.fields.some((field) => PERSONAL_FIELDS.has(field))) return true;
  return (await findGrounds(step, share)) !== null;
}

/**
 * Freezes what the recipient may see into the next version of the snapshot. Personal fields without grounds are left
 * out: where somebody chose them, a guard has refused before.
 */
export async function freezeSnapshot(
  step: Step<unknown>,
  share: Share = step.referral.share,
): Promise<{ readonly version: number; readonly fields: readonly SnapshotField[] }> {
  const grounded = await hasGrounds(step, share);
  const fields = grounded ? share.fields : share.fields.filter((field) => !PERSONAL_FIELDS.has(field));
  const version = step.referral.snapshotVersion + 1;
  const content = await contentOf(step, { ...share, fields });
  await insertSnapshot(step.tx, step.referral.id, {
    version,
    fields,
    contentSealed: step.world.cipher.seal(JSON.stringify(content), SNAPSHOT_CONTEXT),
    legalBasis: share.legalBasis,
  });
  return { version, fields };
}

async function contentOf(step: Step<unknown>, share: Share): Promise<SnapshotContent> {
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

async function partiesOf(
  { tx, world, theCase }: Step<unknown>,
  share: Share,
): Promise<readonly SnapshotParty[]> {
  const parties = await world.parties.ofCase(tx, theCase.id);
  const chosen =
    share.partyIds.length === 0 ? parties : parties.filter((party) => share.partyIds.includes(party.id));
  return chosen.map((party) => frozen(party, new Set(share.fields)));
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
