import { NotFound, Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { PARTY_ROLE_WORDS, type Reference } from '../../cases/index.js';
import type { LetterContact, PaperParty, ReferralLetter } from '../../documents/index.js';
import { withoutPeople } from '../access/without-people.js';
import { isFrozen, isWithheldFromRecipient } from '../domain/frozen.js';
import type { SnapshotContent, SnapshotParty } from '../engine/snapshot-content.js';
import type { World } from '../engine/world.js';
import type { Referral } from '../store/referral.js';
import { saidConsents } from './said-consents.js';
import { showCase } from './shown-case.js';

/** The claim that stands for the whole where the sender listed none: it repeats the request. */
const WHOLE = 'all';

/**
 * What F15 is printed from: the snapshot, for whoever may open it, and the terms of the referral. It tells the recipient who
 * the people are, so once their consent is withdrawn it names nobody and encloses nothing, whoever prints it.
 * @throws NotFound as the snapshot; Refused `paper_not_yet` for a draft, `paper_unfit` for a question
 */
export async function referralLetter(
  tx: Tx,
  { world, reference }: { readonly world: World; readonly reference: Reference },
  asked: { readonly caller: Caller; readonly referralId: string },
): Promise<ReferralLetter> {
  const { referral, theCase, snapshot } = await showCase(tx, world, asked);
  requireLetterMode(referral);
  if (referral.submittedAt === null)
    throw new Refused('paper_not_yet', 'The letter is printed once it is sent.');
  if (snapshot === null) throw new NotFound('snapshot');
  // What the parties said is told as of the snapshot, and a withdrawal since then as well.
  const saidUntil = isFrozen(theCase) ? await tx.now() : snapshot.takenAt;
  const content = isWithheldFromRecipient(theCase, referral)
    ? withoutPeople([], snapshot.content).content
    : snapshot.content;
  const parties = content.parties ?? [];
  return {
    referralId: referral.id,
    kind: kindOfLetter(referral),
    letterNumber: null,
    caseNumber: content.number ?? null,
    sender: (await world.agencies.get(tx, referral.senderAgencyId)).name,
    recipient: (await world.agencies.get(tx, referral.recipientAgencyId)).name,
    disputeType: await nameOfType(tx, reference, content),
    basis: null,
    parties: parties.map(paperParty),
    narrative: content.narrative ?? null,
    place: content.place ?? null,
    amountFen: content.amountFen ?? null,
    issues: referral.scope.filter(({ key }) => key !== WHOLE).map(({ text }) => text),
    request: referral.request,
    consents: await saidConsents(tx, referral, { parties, saidUntil }),
    ...(await limitsOf(tx, world, referral)),
    feedback: null,
    enclosures: (content.files ?? []).map(({ name }) => ({ name, copies: null })),
    contact: await contactOf(tx, world, { userId: referral.senderUserId, agencyId: referral.senderAgencyId }),
    sentAt: referral.submittedAt.toISOString(),
  };
}

/** @throws Refused `paper_unfit`: a question is asked and answered without letters */
export function requireLetterMode({ mode }: Referral): void {
  if (mode === 'consult') throw new Refused('paper_unfit', 'There is no letter for a question.', { mode });
}

export function kindOfLetter({ mode }: Referral): 'transfer' | 'entrust' {
  return mode === 'transfer' ? 'transfer' : 'entrust';
}

/** In words; null where it was not shared. */
export async function nameOfType(
  tx: Tx,
  reference: Reference,
  { type }: SnapshotContent,
): Promise<string | null> {
  if (type === undefined || type === null) return null;
  const { definition } = await reference.get(tx, 'dispute_types');
  return definition.find(({ code }) => code === type)?.name ?? null;
}

/** Who can be called: the person by name, at the number of the agency's duty desk. Private numbers stand on no paper. */
export async function contactOf(
  tx: Tx,
  world: World,
  { userId, agencyId }: { readonly userId: string | null; readonly agencyId: string },
): Promise<LetterContact | null> {
  if (userId === null) return null;
  const { displayName } = await world.people.get(tx, userId);
  const { duty } = await world.agencies.get(tx, agencyId);
  return { person: displayName, phone: duty?.phone ?? null };
}

function paperParty(party: SnapshotParty): PaperParty {
  return {
    role: PARTY_ROLE_WORDS[party.role],
    name: party.name ?? null,
    phone: party.phone ?? null,
    identityNumber: party.identityNumber ?? null,
    address: party.address ?? null,
  };
}

/** Of the clocks as they stand: until it is accepted there is no day by which it is to be done, unless it was given one. */
async function limitsOf(
  tx: Tx,
  world: World,
  referral: Referral,
): Promise<Pick<ReferralLetter, 'acceptBy' | 'resolveBy'>> {
  const clocks = await world.clocks.forSubject(tx, referral.id);
  const endOf = (name: string): string | null =>
    clocks.findLast((clock) => clock.name === name)?.deadlineAt?.toISOString() ?? null;
  return { acceptBy: endOf('accept'), resolveBy: endOf('resolve') ?? referral.dueAt?.toISOString() ?? null };
}
