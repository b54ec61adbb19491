import type { CanvasElement, Content } from 'pdfmake/interfaces.js';
import { chineseDate } from './chinese-date.js';
import { mm, paragraph, SIZE } from './typography.js';

/** A paper enclosed: its name and how many copies, where that is known. */
export interface Enclosure {
  readonly name: string;
  readonly copies: number | null;
}

/** Whom to call about the letter. */
export interface LetterContact {
  readonly person: string;
  readonly phone: string | null;
}

/** 王晓（联系电话：…）. */
export function personAndPhone(contact: LetterContact): string {
  return contact.phone === null ? contact.person : `${contact.person}（联系电话：${contact.phone}）`;
}

/** 附件：1. …, each on a line of its own under the first (GB/T 9704-2012 7.3.4). */
function enclosureList(enclosures: readonly Enclosure[]): Content[] {
  if (enclosures.length === 0) return [];
  const lines = enclosures.map((enclosure, index): Content => {
    const copies = enclosure.copies === null ? '' : `（${enclosure.copies}份）`;
    return { text: `${index + 1}．${enclosure.name}${copies}` };
  });
  const [indent, label] = [2 * SIZE.body, 3 * SIZE.body];
  return [
    {
      columns: [
        { width: label, text: '附件：' },
        { width: '*', stack: lines },
      ],
      margin: [indent, 14, 0, 0],
    },
  ];
}

const SEAL_DIAMETER = mm(42);
const TYPE_WIDTH = mm(156);

/** What ends a letter: its last sentence, what is enclosed, who signs. */
export interface Closing {
  readonly sentence: string;
  readonly enclosures: readonly Enclosure[];
  readonly agency: string;
  readonly at: string;
}

/** The end of a letter in one piece: a page that carries the seal carries text of the letter (GB/T 9704-2012 7.3.5.5). */
export function closing({ sentence, enclosures, agency, at }: Closing): Content {
  return {
    unbreakable: true,
    stack: [paragraph(sentence), ...enclosureList(enclosures), ...signature(agency, at)],
  };
}

/**
 * Who signs, the date below, and the place of the seal over both: the ring shows where to stamp and is faint enough to
 * vanish under it.
 */
function signature(agency: string, at: string): Content[] {
  const width = Math.min(TYPE_WIDTH, Math.max(mm(86), ([...agency].length + 1) * SIZE.body));
  const left = TYPE_WIDTH - width;
  const radius = SEAL_DIAMETER / 2;
  return [
    { canvas: [sealRing(width / 2, radius)], margin: [left, 24, 0, 0] },
    {
      text: '（印章）',
      fontSize: SIZE.small,
      color: '#b59a9a',
      alignment: 'center',
      margin: [left, 12 - SEAL_DIAMETER, 0, 0],
    },
    { text: agency, alignment: 'center', margin: [left, 16, 0, 0] },
    { text: chineseDate(at), alignment: 'center', margin: [left, 0, 0, SEAL_DIAMETER / 4] },
  ];
}

function sealRing(x: number, radius: number): CanvasElement {
  return {
    type: 'ellipse',
    x,
    y: radius,
    r1: radius,
    r2: radius,
    lineWidth: 0.5,
    lineColor: '#d8b4b4',
    dash: { length: 3 },
  };
}

/** （联系人：…，联系电话：…）, below the date (GB/T 9704-2012 7.3.6). */
export function contactNote(contact: LetterContact | null): Content[] {
  if (contact === null) return [];
  const phone = contact.phone === null ? '' : `，联系电话：${contact.phone}`;
  return [
    {
      text: `（联系人：${contact.person}${phone}）`,
      leadingIndent: 2 * SIZE.body,
      margin: [0, 12, 0, 0],
    },
  ];
}
