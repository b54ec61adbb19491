import { Refused } from '../../../src/kernel/errors.js';
import { isPrimary } from '../domain/modes.js';
import { isForMediation } from '../domain/purposes.js';
import { areRivals } from '../domain/rivals.js';
import { PERSONAL_FIELDS } from '../domain/snapshot-fields.js';
import { chosenFiles } from '../engine/chosen-files.js';
import type { Action, Guard, Step } from '../engine/step.js';
import { freezeSnapshot, hasGrounds } from '../engine/snapshot.js';
import type { ChoiceReason, ChoiceRecord } from '../routing/choice.js';
import { readCaseFacts } from '../routing/case-facts.store.js';
import { triedAgencies } from '../store/agency-load.store.js';
import { liveReferralsOf } from '../store/referrals.store.js';
import { refusedForConflict } from '../store/records.store.js';

export interface SubmitCommand {
  /** The centre's reason to go on although the hops are used up. */
  readonly arbitration?: string | null;
  /** The centre's reason to ask an agency again. */
  readonly overruleExclusion?: string | null;
  /** A successor that nobody wrote: shows only what consent or law lets it show, instead of being refused. */
  readonly leaveOutUnfounded?: boolean;
  /** A person chose the recipient, and why, where the ranked list has another agency first. Left out where nobody chose. */
  readonly chosen?: { readonly reason: ChoiceReason | null };
}
type SubmitStep = Step<SubmitCommand>;

const consentOrLegalBasis: Guard<SubmitCommand> = async (step) => {
  if (step.command.leaveOutUnfounded === true || (await hasGrounds(step))) return;
  throw new Refused(
    'consent_or_legal_basis_missing',
    'Personal data goes to an agency with consent of a party or, for public organs, on a legal basis.',
    {
      fields: step.referral.share.fields.filter((field) => PERSONAL_FIELDS.has(field)),
      fileIds: chosenFiles(step.referral.share).map(({ fileId }) => fileId),
    },
  );
};

const recipientCanTake: Guard<SubmitCommand> = async (step) => {
  const { tx, recipient, profile, referral, theCase, world } = step;
  if (theCase.state === 'closed') throw new Refused('case_closed', 'The case is closed.');
  if (!recipient.active) throw new Refused('recipient_inactive', 'The agency no longer takes part.');
  if (recipient.id === referral.senderAgencyId)
    throw new Refused('recipient_is_sender', 'Nobody refers to themselves.');
  if (referral.channel === 'external') return requireOutside(step);
  if (profile.isCentre) return;
  const verdict = world.policies.verdict(
    recipient,
    await readCaseFacts(tx, theCase, { mode: referral.mode }),
  );
  if (!verdict.ok)
    throw new Refused('recipient_cannot_take', 'The agency cannot take this case.', {
      reasons: verdict.reasons,
    });
  if (isPrimary(referral.mode) && profile.redNeedsDuty && recipient.duty === null && theCase.risk === 'red') {
    throw new Refused(
      'recipient_has_no_duty',
      'Nobody of the agency is on call: a red case stays with its sender.',
    );
  }
  if (isPrimary(referral.mode) && profile.dispatch === 'via-centre' && !senderMayDispatch(step)) {
    throw new Refused('dispatch_via_centre', 'Refer to the coordination centre, which sends on.');
  }
};

/** What is asked of an agency of the network is not asked of who cannot answer: nobody of the network is reached around it. */
async function requireOutside({ tx, world, recipient, command }: SubmitStep): Promise<void> {
  if (command.leaveOutUnfounded === true) return;
  if ((await world.agencies.unattended(tx, [recipient.id])).has(recipient.id)) return;
  throw new Refused(
    'recipient_in_network',
    'Somebody works for the agency here: discard the draft, if there is one, and send it with channel internal.',
  );
}

function senderMayDispatch({ world, sender, referral }: SubmitStep): boolean {
  return (
    world.policies.profileOf(sender).isCentre || referral.rerouteOf !== null || referral.reopens !== null
  );
}

/**
 * Handing a case on to be mediated is a step of mediation. A successor goes on with what was sent before: to refuse it would
 * leave the case with nobody, and its recipient reports no agreement either.
 */
const mediationAllowed: Guard<SubmitCommand> = async (step) => {
  const { tx, world, referral, recipient, profile, theCase } = step;
  if (!isForMediation(referral.purpose) || !isPrimary(referral.mode)) return;
  if (profile.isCentre || step.command.leaveOutUnfounded === true) return;
  await world.cases.requireNotStopped(tx, theCase);
  // Others have powers of their own: what is held for the police they may take up all the same.
  if (profile.mediatesOnly) await world.cases.requireHandover(tx, theCase, recipient.kind);
};

const noConflictOfInterest: Guard<SubmitCommand> = async ({ tx, referral }) => {
  if (await refusedForConflict(tx, referral.caseId, referral.recipientAgencyId)) {
    throw new Refused('conflict_of_interest', 'The agency has an interest in this case and said so.');
  }
};

/** Race-free: whoever sends a referral of this case holds the case's row. */
const noOtherLivePrimary: Guard<SubmitCommand> = async ({ tx, referral }) => {
  const live = await liveReferralsOf(tx, referral.caseId);
  const rival = live.find((other) => areRivals(other, referral));
  if (rival !== undefined) {
    const code = isPrimary(referral.mode) ? 'other_live_primary' : 'other_live_supporting';
    throw new Refused(code, 'Such a referral is alive already.', { referralId: rival.id });
  }
};

const hopsLeft: Guard<SubmitCommand> = async ({ tx, world, referral, profile, command }) => {
  if (profile.isCentre || (command.arbitration ?? null) !== null) return;
  const { maxHops } = await world.terms(tx);
  if (referral.hopCount <= maxHops) return;
  throw new Refused('hops_used_up', `More than ${maxHops} agencies have had it: now the centre decides.`, {
    hopCount: referral.hopCount,
  });
};

const notTriedBefore: Guard<SubmitCommand> = async ({ tx, referral, command, profile }) => {
  if (profile.isCentre || (command.overruleExclusion ?? null) !== null) return;
  const tried = await triedAgencies(tx, referral.caseId, referral.purpose, referral.cycle);
  if ([...tried, ...referral.excludedAgencyIds].includes(referral.recipientAgencyId)) {
    throw new Refused(
      'agency_already_tried',
      'The agency has refused it or let it expire; only the centre may ask again.',
    );
  }
};

/**
 * Asked after the guards: what may not be sent at all needs no reason, and what is ranked here is kept, so that the list is
 * made once. Supporters stand beside the lead and a body outside the network stands on no list.
 */
async function choiceOf(step: SubmitStep): Promise<ChoiceRecord | null> {
  const { tx, referral, theCase, sender, command, world } = step;
  if (command.chosen === undefined || !isPrimary(referral.mode) || referral.channel === 'external')
    return null;
  return world.routing.checkChoice(tx, theCase, {
    sender,
    purpose: referral.purpose,
    recipientAgencyId: referral.recipientAgencyId,
    reason: command.chosen.reason,
  });
}

/** T01: the package goes out, frozen as it is now. */
export const submit: Action<'submit', SubmitCommand> = {
  event: 'submit',
  guards: {
    consent_or_legal_basis: consentOrLegalBasis,
    recipient_can_take: recipientCanTake,
    mediation_allowed: mediationAllowed,
    no_conflict_of_interest: noConflictOfInterest,
    no_other_live_primary: noOtherLivePrimary,
    hops_left: hopsLeft,
    not_tried_before: notTriedBefore,
  },
  async record(step) {
    const choice = await choiceOf(step);
    const tried = await triedAgencies(
      step.tx,
      step.referral.caseId,
      step.referral.purpose,
      step.referral.cycle,
    );
    const excludedAgencyIds = [...new Set([...step.referral.excludedAgencyIds, ...tried])];
    const { version, ...frozen } = await freezeSnapshot(step);
    return {
      set: { submittedAt: step.at, snapshotVersion: version, choice },
      payload: {
        ...frozen,
        hopCount: step.referral.hopCount,
        excludedAgencyIds,
        request: step.referral.request,
        arbitration: step.command.arbitration ?? null,
        // The code alone: the words are for those who may read the referral.
        choice: choice?.reason?.code ?? null,
      },
    };
  },
  async follow(step) {
    if (!isPrimary(step.referral.mode)) return;
    const theCase = await step.world.cases.lock(step.tx, step.referral.caseId);
    await step.world.cases.toHandling(step.tx, theCase, `submit:${step.referral.id}`);
  },
};
