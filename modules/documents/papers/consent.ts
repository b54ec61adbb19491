import { assertNever } from '../../../src/kernel/assert-never.js';
import { chineseDate } from './chinese-date.js';

/** What one party said to the mediation and to passing the case on, or the law that stands in for it. */
export interface PartyConsent {
  /** The party's name, or its role where names were not shared. */
  readonly party: string;
  readonly outcome: 'given' | 'refused' | 'withdrawn' | 'not_reached' | 'legal_basis';
  /** How it was said, such as 当面口头; null when not recorded. */
  readonly how: string | null;
  /** What proves it, such as 执法记录仪编号 ZF-0231. */
  readonly reference: string | null;
  /** The article, for `legal_basis`. */
  readonly basis: string | null;
  /** ISO 8601. */
  readonly at: string | null;
}

export function consentSentence(consent: PartyConsent): string {
  const circumstances = [
    consent.at === null ? null : chineseDate(consent.at),
    consent.how,
    consent.reference,
  ].filter((part) => part !== null);
  const tail = circumstances.length === 0 ? '' : `（${circumstances.join('，')}）`;
  return `${consent.party}：${saidBy(consent)}${tail}。`;
}

function saidBy(consent: PartyConsent): string {
  switch (consent.outcome) {
    case 'given':
      return '同意调解并同意移送相关信息';
    case 'refused':
      return '不同意';
    case 'withdrawn':
      return '已撤回同意';
    case 'not_reached':
      return '暂未联系上，请首次联系时征询其意见';
    case 'legal_basis':
      return consent.basis === null ? '依法无需取得同意' : `依据${consent.basis}办理，无需取得同意`;
    default:
      return assertNever(consent.outcome);
  }
}
