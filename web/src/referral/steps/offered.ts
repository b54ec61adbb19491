import { STEP_TITLES } from '../../texts/referral';
import { useWords } from '../../words/words';
import type { Referral } from '../referral-query';

/** What is seen to have been done, and needs nobody's hand. */
const BY_ITSELF: ReadonlySet<string> = new Set(['acknowledge']);

/** What most people come for, the likeliest first. */
const LIKELY = [
  'accept',
  'confirm',
  'overrule',
  'uphold',
  'agree_recall',
  'decline_recall',
  'handover_done',
  'report_outcome',
  'resume',
  'extension-decision',
  'request_info',
  'reject',
  'return',
  'feedback',
  'submit',
  'supply_info',
  'recall',
  'reopen',
] as const;
const BUTTONS = 3;

/**
 * What whoever reads a referral may do with it now: a few steps in sight, the likeliest first, and all others. What was accepted
 * and nobody handles is given to somebody. A refusal is one step, whether it stands or is reviewed: that depends on the reason,
 * and the server knows.
 */
export function offeredSteps({ events, sideSteps, contactedAt, handlerName, turn }: Referral): {
  readonly likely: readonly string[];
  readonly others: readonly string[];
} {
  const names = events.map((event) => (event === 'reject_final' ? 'reject' : event));
  const all = [...new Set([...names, ...sideSteps])].filter((step) => !BY_ITSELF.has(step));
  const isToGive = handlerName === null && !all.includes('accept');
  const order = [...first(contactedAt, turn), ...(isToGive ? ['assignment'] : []), ...LIKELY];
  const likely = [...new Set<string>(order)].filter((step) => all.includes(step)).slice(0, BUTTONS);
  return { likely, others: all.filter((step) => !likely.includes(step)) };
}

/** Before a party was contacted that is what is next; what was asked of the sender is theirs to answer. */
function first(contactedAt: string | null, turn: string | null): readonly string[] {
  return [...(turn === 'sender' ? ['supply_info'] : []), ...(contactedAt === null ? ['first_contact'] : [])];
}

/** What a step is called on a button. */
export function useStepTitle(): (step: string) => string {
  const word = useWords();
  return (step) => {
    const known = STEP_TITLES[step] ?? word('referral_step', step);
    return known === step ? word('referral_side_step', step) : known;
  };
}
