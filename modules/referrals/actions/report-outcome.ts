import { Refused } from '../../../src/kernel/errors.js';
import { WITHDRAWAL_CLOCK } from '../../cases/index.js';
import { awaitsHandover, handoverFirst } from '../domain/handover-items.js';
import { ENDS_BEFORE_WORK, OUTCOMES, type OutcomeCode, type OutcomeKind } from '../domain/outcomes.js';
import { isLive } from '../domain/states.js';
import { isPrimary } from '../domain/modes.js';
import { requireEvidence } from '../engine/chosen-files.js';
import { overtakeExtension } from '../engine/extended.js';
import { endRest } from '../engine/resting.js';
import type { Action, Guard, Step } from '../engine/step.js';
import { addOutcome, contactsOf } from '../store/records.store.js';
import { childrenOf, liveReferralsOf, refreshBindingDeadline } from '../store/referrals.store.js';

export interface ReportOutcomeCommand {
  readonly outcome: OutcomeCode;
  readonly summary: string;
  /** Ids of files of the referral, or chosen for it. */
  readonly evidence?: readonly string[];
  readonly legalReason?: string;
}

const outcomeFits: Guard<ReportOutcomeCommand> = ({ referral, command }) => {
  const kind: OutcomeKind = OUTCOMES[command.outcome];
  const forThis = referral.mode === 'consult' ? kind.onlyFor === 'consult' : kind.onlyFor === null;
  if (!forThis) throw new Refused('outcome_unfit', 'Not an outcome of this mode.', { mode: referral.mode });
  if (command.outcome === 'legal_acceptance_refused' && (command.legalReason ?? '').trim() === '') {
    throw new Refused(
      'legal_reason_missing',
      'Say why legal acceptance was refused: the letter must tell it.',
    );
  }
};

/** Whoever was to take the whole case over takes it first, at rest and asked back too; or gives it back as not begun. */
const handoverDone: Guard<ReportOutcomeCommand> = ({ referral, command }) => {
  if (!awaitsHandover(referral) || ENDS_BEFORE_WORK.has(command.outcome)) return;
  throw handoverFirst();
};

/** A stop reaches mediation that is under way: no agreement comes of it, and anything else may be told. */
const agreementAllowed: Guard<ReportOutcomeCommand> = async ({ tx, world, theCase, command }) => {
  const { caseOutcome }: OutcomeKind = OUTCOMES[command.outcome];
  if (caseOutcome !== null) await world.cases.requireOutcomeAllowed(tx, theCase, caseOutcome);
};

/** Prevents empty completion: somebody was spoken to, or it was tried. */
const contactOnRecord: Guard<ReportOutcomeCommand> = async ({ tx, referral }) => {
  if ((await contactsOf(tx, referral.id)).length === 0)
    throw new Refused('contact_missing', 'Record a contact first.');
};

/** I15: the lead waits for every supporter it cannot do without, unless the centre waives it. */
const requiredSupportDone: Guard<ReportOutcomeCommand> = async ({ tx, referral }) => {
  const children = await childrenOf(tx, referral.id);
  const supporters = isPrimary(referral.mode)
    ? (await liveReferralsOf(tx, referral.caseId)).filter((other) => other.mode === 'co_handle')
    : [];
  const waiting = [...children, ...supporters].filter(
    (other) => other.required && other.waivedAt === null && isLive(other.state),
  );
  if (waiting.length > 0) {
    throw new Refused('required_support_open', 'Supporters that this needs are not done.', {
      referralIds: waiting.map((other) => other.id),
    });
  }
};

/** The agreement or the termination ends the limit of the law (workflow.md §3.2), not the confirmation days later. */
async function endMediation({ tx, world, referral, command }: Step<ReportOutcomeCommand>): Promise<void> {
  if (!isPrimary(referral.mode) || command.outcome === 'part_done') return;
  const atWork = (await liveReferralsOf(tx, referral.caseId)).filter(
    (other) => other.id !== referral.id && isPrimary(other.mode) && other.state !== 'reported',
  );
  if (atWork.length === 0) await world.cases.mediationEnded(tx, referral.caseId);
}

/** In the simple lane, and for an answered question, nothing is left to check: the sender may reopen. */
function confirmsItself({ lane, mode }: Step<unknown>['referral']): boolean {
  return lane === 'simple' || mode === 'consult';
}

/** T26, T34, T35: done, or known not to be doable. Allowed however late (I10). */
export const reportOutcome: Action<'report_outcome', ReportOutcomeCommand> = {
  event: 'report_outcome',
  guards: {
    outcome_fits: outcomeFits,
    handover_first: handoverDone,
    agreement_allowed: agreementAllowed,
    contact_on_record: contactOnRecord,
    required_support_done: requiredSupportDone,
  },
  async record({ tx, referral, command, at }) {
    await requireEvidence(tx, referral, command.evidence ?? []);
    return {
      set: { reportedAt: at, outcome: command.outcome, resumeStack: [], awaitsSender: false },
      payload: {
        outcome: command.outcome,
        summary: command.summary,
        awaitsConfirmation: !confirmsItself(referral),
      },
    };
  },
  async follow(step, after) {
    const { tx, referral, command } = step;
    await endRest(tx, step.world, referral, 'report_outcome');
    await overtakeExtension(tx, step.world, after);
    await endMediation(step);
    // The report is what a withdrawn consent asks for.
    const wasOwed = await step.world.clocks.stop(tx, { subjectId: referral.id, name: WITHDRAWAL_CLOCK });
    if (wasOwed) await refreshBindingDeadline(tx, referral.id);
    await addOutcome(tx, referral.id, {
      outcome: command.outcome,
      summary: command.summary,
      evidence: command.evidence ?? [],
      legalReason: command.legalReason ?? null,
    });
    if (confirmsItself(referral)) {
      await step.play('confirm', after.id, {}, 'sender_officer');
    }
  },
};
