import type { Tx } from '../../../src/platform/database/tx.js';
import type { Agency } from '../../identity/index.js';
import { laneFor } from '../domain/lane-of-case.js';
import { basisFor } from '../domain/legal-basis.js';
import { riskRankOf } from '../domain/risk-rank.js';
import { triedAgencies } from '../store/agency-load.store.js';
import { insertDraft } from '../store/referrals.store.js';
import type { NewReferral, Referral } from '../store/referral.js';
import type { Step } from './step.js';

/** What a successor differs in from the referral it follows. */
export type Difference = Partial<Omit<NewReferral, 'recipientAgencyId' | 'recipientKind'>>;

/**
 * Drafts a referral that follows another one: the same matter, addressed to `recipient`. It is sent by the step
 * `submit`, once its predecessor has ended. A legal basis comes along as far as the recipient may have one.
 * @returns the id of the draft
 */
export async function draftSuccessor(
  step: Pick<Step<unknown>, 'tx' | 'world' | 'referral' | 'theCase'>,
  recipient: Agency,
  difference: Difference,
): Promise<string> {
  const { referral, theCase, tx, world } = step;
  const terms: NewReferral = {
    caseId: referral.caseId,
    areaId: referral.areaId,
    mode: referral.mode,
    purpose: referral.purpose,
    // The one it follows may have ended before the case became what it is now.
    lane: laneFor(theCase) === 'full' ? 'full' : referral.lane,
    // Whoever is outside the network still is in what goes on with them; another is reached as everybody is.
    channel: recipient.id === referral.recipientAgencyId ? referral.channel : 'internal',
    required: referral.required,
    request: referral.request,
    scope: referral.scope,
    share: referral.share,
    senderAgencyId: referral.senderAgencyId,
    senderUserId: referral.senderUserId,
    cycle: referral.cycle,
    hopCount: 0,
    depth: referral.depth,
    excludedAgencyIds: [],
    rerouteOf: null,
    reopens: null,
    restOf: null,
    partOf: referral.partOf,
    dueAt: referral.dueAt,
    riskRank: riskRankOf(theCase.risk),
    handlerUserId: null,
    ...difference,
    recipientAgencyId: recipient.id,
    recipientKind: recipient.kind,
  };
  const legalBasis = basisFor(world.policies.profileOf(recipient), terms.share);
  return insertDraft(tx, { ...terms, share: { ...terms.share, legalBasis } });
}

/** What a re-routed referral carries over: one hop more, and nobody asked twice. */
export async function nextHop(step: Step<unknown>): Promise<Difference> {
  const { tx, referral } = step;
  const excludedAgencyIds = await haveHadIt(tx, referral);
  return { rerouteOf: referral.id, hopCount: referral.hopCount + 1, excludedAgencyIds };
}

/** The agencies that are not asked again about the same. */
export async function haveHadIt(tx: Tx, referral: Referral): Promise<readonly string[]> {
  const tried = await triedAgencies(tx, referral.caseId, referral.purpose, referral.cycle);
  return [...new Set([...referral.excludedAgencyIds, ...tried, referral.recipientAgencyId])];
}

/** Sends a draft that another step has made; what its new recipient may not see by consent or law is left out. */
export async function sendSuccessor(
  step: Pick<Step<unknown>, 'play'>,
  id: string,
  arbitration: string | null,
): Promise<void> {
  await step.play(
    'submit',
    id,
    { arbitration, overruleExclusion: arbitration, leaveOutUnfounded: true },
    'sender_officer',
  );
}
