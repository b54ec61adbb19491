import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { LINE_HEIGHT, mm, PAGE_MARGINS, SIZE } from './typography.js';

/** What every letter has around its body. */
export interface Letter {
  readonly sender: string;
  /** 发文字号, such as 望江公调函〔2026〕12号; null when the sender numbers its letters by hand. */
  readonly letterNumber: string | null;
  readonly title: string;
  /** To whom, without the colon. */
  readonly addressee: string;
  readonly body: readonly Content[];
}

const RED = '#c8102e';
const RULE_WIDTH = mm(170);
const PAGE_WIDTH = mm(210);

/**
 * A letter (函) as GB/T 9704-2012 10.1 has it: the sender in red above a double red rule, a second one at the foot of the
 * first page, the letter's number at the right under the rule, no page number on the first page.
 */
export function letterDefinition(letter: Letter): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: PAGE_MARGINS,
    language: 'zh-CN',
    defaultStyle: { font: 'Paper', fontSize: SIZE.body, lineHeight: LINE_HEIGHT },
    background: (page) => (page === 1 ? redHead(letter.sender) : null),
    footer: pageNumber,
    content: [
      { text: letter.letterNumber ?? '', alignment: 'right', margin: [0, 0, 0, 6] },
      { text: letter.title, bold: true, fontSize: SIZE.title, alignment: 'center', margin: [0, 6, 0, 14] },
      { text: `${letter.addressee}：` },
      ...letter.body,
    ],
    // A heading never stands alone at the foot of a page.
    pageBreakBefore: (node, nodes) =>
      node.headlineLevel === 1 && nodes.getFollowingNodesOnPage().length === 0,
  };
}

/** The name in one line: at most 36 points, less when it is long. */
function senderSize(sender: string): number {
  return Math.min(36, (RULE_WIDTH - mm(4)) / Math.max([...sender].length, 1));
}

/** Drawn under the first page, where the whole width of the paper is at hand. */
function redHead(sender: string): Content[] {
  const left = (PAGE_WIDTH - RULE_WIDTH) / 2;
  const foot = mm(297 - 20);
  return [
    {
      text: sender,
      color: RED,
      bold: true,
      fontSize: senderSize(sender),
      lineHeight: 1,
      alignment: 'center',
      margin: [0, mm(16), 0, 0],
    },
    {
      absolutePosition: { x: 0, y: 0 },
      canvas: [
        rule(left, mm(33), 2.2),
        rule(left, mm(33) + 3.2, 0.7),
        rule(left, foot - 3.2, 0.7),
        rule(left, foot, 2.2),
      ],
    },
  ];
}

function rule(x: number, y: number, lineWidth: number) {
  return { type: 'line' as const, x1: x, y1: y, x2: x + RULE_WIDTH, y2: y, lineWidth, lineColor: RED };
}

function pageNumber(page: number): Content {
  if (page === 1) return '';
  return { text: `— ${page} —`, alignment: 'center', fontSize: 14, margin: [0, mm(7), 0, 0] };
}
