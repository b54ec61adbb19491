import { Refused } from '../../../src/kernel/errors.js';
import { REFUSAL_REASONS, type RefusalCode } from '../domain/refusal-reasons.js';
import { rulingNumber, rulingWords } from '../precedents/duty-ruling.js';
import { rulingsFor } from '../precedents/duty-rulings.store.js';
import { addRefusal } from '../store/records.store.js';
import type { Guard, Step } from './step.js';

export interface RejectCommand {
  readonly reason: RefusalCode;
  readonly text: string;
  readonly suggestedAgencyId?: string | null;
  /** The ruling that binds, by its id: whoever refuses against it says that they know it. */
  readonly despiteRulingId?: string;
}

/** Whether this refusal stands at once: by its reason, by the agency's kind, or because it was only a question. */
export function standsAtOnce(
  step: Pick<Step<unknown>, 'referral' | 'recipient' | 'world'>,
  reason: RefusalCode,
): boolean {
  return step.referral.mode === 'consult' || step.world.policies.refusalIsFinal(step.recipient, reason);
}

/** A reason that the centre overruled is used up; want of information is one only after the sender stayed silent. */
export const reasonUsable: Guard<RejectCommand> = ({ referral, command }) => {
  if (referral.overruledReasons.includes(command.reason)) {
    throw new Refused('reason_overruled', 'The centre has overruled this reason.', {
      reason: command.reason,
    });
  }
  if (command.reason === 'insufficient_info' && !referral.infoNotSupplied) {
    throw new Refused('ask_first', 'Ask the sender first; after silence this reason is open.', {
      reason: command.reason,
    });
  }
};

/** A ruling that such disputes are theirs is no wall: what is different this time the centre hears, with the ruling beside it. */
export const rulingKnown: Guard<RejectCommand> = async ({ tx, referral, theCase, command }) => {
  const rulings = await rulingsFor(tx, theCase);
  const binding = rulings.find(
    ({ agencyId, holding, reason }) =>
      agencyId === referral.recipientAgencyId && holding === 'theirs' && reason === command.reason,
  );
  if (binding === undefined || binding.id === command.despiteRulingId) return;
  throw new Refused('ruling_binds', 'It was ruled that such disputes are theirs: say that you know it.', {
    rulingId: binding.id,
    number: rulingNumber(binding),
    words: rulingWords(binding),
  });
};

export async function recordRefusal(step: Step<RejectCommand>, review: 'required' | 'none'): Promise<void> {
  const { tx, referral, command } = step;
  await addRefusal(tx, referral.id, {
    reason: command.reason,
    review,
    consequence: REFUSAL_REASONS[command.reason].consequence,
    body: command.text,
    suggestedAgencyId: command.suggestedAgencyId ?? null,
    despiteRulingId: command.despiteRulingId ?? null,
    byAgencyId: referral.recipientAgencyId,
  });
}

/** What the timeline tells of a refusal. */
export function refusalPayload(command: RejectCommand): Readonly<Record<string, unknown>> {
  const { consequence, because } = REFUSAL_REASONS[command.reason];
  const { reason, text, suggestedAgencyId } = command;
  return { reason, text, consequence, because, suggestedAgencyId: suggestedAgencyId ?? null };
}
