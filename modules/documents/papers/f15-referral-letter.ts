import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { chineseDate, chineseDateTime } from './chinese-date.js';
import { closing, contactNote, type Enclosure, type LetterContact } from './closing.js';
import { consentSentence, type PartyConsent } from './consent.js';
import { letterDefinition } from './letterhead.js';
import { partyTable, type PaperParty } from './party-table.js';
import { heading, paragraph, paragraphs } from './typography.js';
import { yuan } from './yuan.js';

/**
 * F15 移送/委托调解函: the letter with which a case goes to another agency (domain.md 4).
 *
 * It tells what the referral's snapshot tells and no more: what was not shared is null here and stands nowhere on the
 * paper. Instants are ISO 8601.
 */
export interface ReferralLetter {
  readonly referralId: string;
  /** `transfer` 移送: the case moves with it. `entrust` 委托: it stays with the sender. */
  readonly kind: 'transfer' | 'entrust';
  readonly letterNumber: string | null;
  readonly caseNumber: string | null;
  readonly sender: string;
  readonly recipient: string;
  /** In words, such as 邻里纠纷. */
  readonly disputeType: string | null;
  /** The article the letter rests on, such as 《中华人民共和国人民调解法》第十八条. */
  readonly basis: string | null;
  readonly parties: readonly PaperParty[];
  readonly narrative: string | null;
  readonly place: string | null;
  readonly amountFen: number | null;
  /** 争议焦点, one a line. */
  readonly issues: readonly string[];
  /** What the recipient is asked to do. */
  readonly request: string | null;
  readonly consents: readonly PartyConsent[];
  readonly acceptBy: string | null;
  readonly resolveBy: string | null;
  /** 反馈要求; null for the usual one. */
  readonly feedback: string | null;
  readonly enclosures: readonly Enclosure[];
  readonly contact: LetterContact | null;
  readonly sentAt: string;
}

/** The letter as a document; the same record gives the same document. */
export function layoutReferralLetter(letter: ReferralLetter): TDocumentDefinitions {
  return letterDefinition({
    sender: letter.sender,
    letterNumber: letter.letterNumber,
    title: referralLetterTitle(letter),
    addressee: letter.recipient,
    body: [
      paragraph(opening(letter)),
      ...numbered(sectionsOf(letter)),
      closing({
        sentence: '特此函达，请予支持并按期函复。',
        enclosures: letter.enclosures,
        agency: letter.sender,
        at: letter.sentAt,
      }),
      ...contactNote(letter.contact),
    ],
  });
}

export function referralLetterTitle(letter: ReferralLetter): string {
  return letter.kind === 'transfer' ? '移送调解函' : '委托调解函';
}

function opening(letter: ReferralLetter): string {
  const number = letter.caseNumber === null ? '' : `（案号：${letter.caseNumber}）`;
  const type = letter.disputeType ?? '矛盾纠纷';
  const basis = letter.basis === null ? '' : `依据${letter.basis}，`;
  const step =
    letter.kind === 'transfer'
      ? '现将该案移送你单位办理，请予接收并组织调解。'
      : '现委托你单位组织调解，请予接收。';
  return `我单位受理的${namesOf(letter.parties)}${type}一案${number}，经审查，适宜由你单位调解处理。${basis}${step}`;
}

function namesOf(parties: readonly PaperParty[]): string {
  const names = parties.flatMap((party) => (party.name === null ? [] : [party.name]));
  if (names.length === 0) return '';
  return names.length <= 2 ? `${names.join('与')}` : `${names.slice(0, 2).join('、')}等${names.length}人`;
}

interface Section {
  readonly name: string;
  readonly content: readonly Content[];
}

function sectionsOf(letter: ReferralLetter): Section[] {
  const asked = letter.request === null ? [] : paragraphs(letter.request);
  return [
    { name: '当事人', content: letter.parties.length === 0 ? [] : [partyTable(letter.parties)] },
    { name: '案情摘要', content: [...paragraphs(letter.narrative ?? ''), ...circumstances(letter)] },
    { name: '争议焦点', content: letter.issues.map((issue, index) => paragraph(`（${index + 1}）${issue}`)) },
    { name: letter.kind === 'transfer' ? '移送事项' : '委托事项', content: asked },
    {
      name: '当事人同意情况',
      content: letter.consents.map((consent) => paragraph(consentSentence(consent))),
    },
    { name: '办理期限', content: timeLimits(letter) },
    { name: '反馈要求', content: paragraphs(letter.feedback ?? USUAL_FEEDBACK) },
  ].filter((section) => section.content.length > 0);
}

const USUAL_FEEDBACK =
  '请在签收期限内函复是否接收；不予接收的，请说明理由并建议承办单位。调解结束后，请将承办人、调解结果、协议或者终止情况书面反馈我单位。';

function circumstances(letter: ReferralLetter): Content[] {
  const place = letter.place === null ? [] : [paragraph(`发生地点：${letter.place}`)];
  return letter.amountFen === null ? place : [...place, paragraph(`涉及金额：${yuan(letter.amountFen)}`)];
}

function timeLimits(letter: ReferralLetter): Content[] {
  const accept = letter.acceptBy === null ? [] : [`请于${chineseDateTime(letter.acceptBy)}前签收并函复`];
  const resolve = letter.resolveBy === null ? [] : [`于${chineseDate(letter.resolveBy)}前办结`];
  const limits = [...accept, ...resolve];
  if (limits.length === 0) return [];
  const sentence = limits.join('，');
  return [paragraph(`${sentence.startsWith('请') ? '' : '请'}${sentence}。`)];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七'];

function numbered(sections: readonly Section[]): Content[] {
  return sections.flatMap((section, index) => [
    heading(`${NUMERALS[index] ?? String(index + 1)}、${section.name}`),
    ...section.content,
  ]);
}
