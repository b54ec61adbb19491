import { Refused } from '../../../src/kernel/errors.js';
import { REFUSAL_REASONS, type RefusalCode } from '../domain/refusal-reasons.js';
import { type DutyRuling, rulingNumber, rulingWords } from '../precedents/duty-ruling.js';
import { rulingsShown } from '../precedents/shown-rulings.js';
import { addRefusal } from '../store/records.store.js';
import type { Guard, Step } from './step.js';

export interface RejectCommand {
  readonly reason: RefusalCode;
  readonly text: string;
  readonly suggestedAgencyId?: string | null;
  /** The ruling that binds, by its id: whoever refuses against it says that they know it. Of no other anything is kept. */
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
export const rulingKnown: Guard<RejectCommand> = async (step) => {
  const binding = await bindingOn(step);
  if (binding === null || binding.id === step.command.despiteRulingId) return;
  throw new Refused('ruling_binds', 'It was ruled that such disputes are theirs: say that you know it.', {
    rulingId: binding.id,
    number: rulingNumber(binding),
    words: rulingWords(binding),
  });
};

/** What the recipient was shown binds it: a ruling tells the type of the dispute. */
async function bindingOn(step: Step<RejectCommand>): Promise<DutyRuling | null> {
  const { tx, world, referral, theCase, command } = step;
  const rulings = await rulingsShown(tx, world, { relations: new Set(['recipient']), referral, theCase });
  const binds = ({ holding, reason }: DutyRuling): boolean =>
    holding === 'theirs' && reason === command.reason;
  return rulings.find(binds) ?? null;
}

/** The ruling that binds, where whoever refuses says that they know it. */
async function knownRuling(step: Step<RejectCommand>): Promise<string | null> {
  const { despiteRulingId } = step.command;
  if (despiteRulingId === undefined) return null;
  const binding = await bindingOn(step);
  return binding?.id === despiteRulingId ? despiteRulingId : null;
}

export async function recordRefusal(step: Step<RejectCommand>, review: 'required' | 'none'): Promise<void> {
  const { tx, referral, command } = step;
  await addRefusal(tx, referral.id, {
    reason: command.reason,
    review,
    consequence: REFUSAL_REASONS[command.reason].consequence,
    body: command.text,
    suggestedAgencyId: command.suggestedAgencyId ?? null,
    despiteRulingId: await knownRuling(step),
    byAgencyId: referral.recipientAgencyId,
  });
}

/** What the timeline tells of a refusal. */
export function refusalPayload(command: RejectCommand): Readonly<Record<string, unknown>> {
  const { consequence, because } = REFUSAL_REASONS[command.reason];
  const { reason, text, suggestedAgencyId } = command;
  return { reason, text, consequence, because, suggestedAgencyId: suggestedAgencyId ?? null };
}
