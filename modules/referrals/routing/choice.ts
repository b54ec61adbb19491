import { Refused } from '../../../src/kernel/errors.js';
import { isPrimary } from '../domain/modes.js';
import type { Suggestion } from './candidate.js';

/** Why somebody hands a case to another agency than the first of the list. */
export const CHOICE_REASONS = {
  party_wish: '当事人要求',
  knows_the_dispute: '该单位此前办理过、熟悉情况',
  nearer: '离当事人更近、更方便',
  first_unavailable: '已联系首选单位，暂时无法办理',
  centre_decided: '综治中心已研判确定',
  several_disputes: '同一当事人的其他纠纷由该单位办理',
  other: '其他（请说明）',
} as const satisfies Readonly<Record<string, string>>;
export type ChoiceCode = keyof typeof CHOICE_REASONS;
export const CHOICE_CODES = Object.keys(CHOICE_REASONS) as ChoiceCode[];

export interface ChoiceReason {
  readonly code: ChoiceCode;
  readonly text: string;
}

/** @throws Refused `choice_words_missing` where the code says nothing by itself */
export function readChoiceReason({ code, text = '' }: { code: ChoiceCode; text?: string }): ChoiceReason {
  if (code === 'other' && text.trim() === '')
    throw new Refused('choice_words_missing', 'No listed reason fits: say it in words.');
  return { code, text };
}

/** What is kept with a referral about how its recipient was chosen. */
export interface ChoiceRecord {
  readonly rulesVersion: number;
  /** The agency the list put first; null when it proposed nobody. */
  readonly firstAgencyId: string | null;
  /** The place of the chosen one, from 1; null when the list did not have it. */
  readonly place: number | null;
  readonly reason: ChoiceReason | null;
}

/** The agency the list would hand the case to: supporters and those only asked do not carry it. */
export function firstChoice(suggestions: readonly Suggestion[]): Suggestion | null {
  return suggestions.find(({ eligible, mode }) => eligible && mode !== null && isPrimary(mode)) ?? null;
}

/** @throws Refused `choice_reason_required` when another than the first is chosen and nobody says why */
export function checkChoice(
  ranking: { readonly rulesVersion: number; readonly suggestions: readonly Suggestion[] },
  { recipientAgencyId, reason }: { readonly recipientAgencyId: string; readonly reason: ChoiceReason | null },
): ChoiceRecord {
  const { rulesVersion, suggestions } = ranking;
  const first = firstChoice(suggestions);
  const firstAgencyId = first?.candidate.agency.id ?? null;
  const place = suggestions.findIndex(({ candidate }) => candidate.agency.id === recipientAgencyId);
  if (firstAgencyId !== null && firstAgencyId !== recipientAgencyId && reason === null) {
    throw new Refused(
      'choice_reason_required',
      'The list puts another agency first: say why it is not chosen.',
      { firstAgencyId, firstAgencyName: first?.candidate.agency.name, reasons: CHOICE_CODES },
    );
  }
  const isFirst = firstAgencyId === recipientAgencyId;
  return {
    rulesVersion,
    firstAgencyId,
    place: place < 0 ? null : place + 1,
    reason: isFirst ? null : reason,
  };
}
