import { GUARDS } from '../../texts/guards';
import { REFERRAL } from '../../texts/referral';

type Word = (vocabulary: string, code: string) => string;

/** A reason of a rule in words: a fact, one that is not so, the type, what a party is, or a number that was reached. */
export function becauseWords(reason: string, word: Word): string {
  const [, kind = '', code = ''] = /^(type|not|party):(.*)$/.exec(reason) ?? [];
  if (kind === 'type') return GUARDS.typeIs(word('dispute_type', code));
  if (kind === 'not') return GUARDS.said(word('fact', code), GUARDS.no);
  if (kind === 'party') return code === 'minor' ? REFERRAL.minor : word('party_mark', code);
  const [, number = '', counted = ''] = /^(\w+)=(\d+)$/.exec(reason) ?? [];
  return number === '' ? word('fact', reason) : GUARDS.said(word('fact', number), counted);
}
