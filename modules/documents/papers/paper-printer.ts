import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type Pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { Refused } from '../../../src/kernel/errors.js';
import { mapTexts, withoutInvisible } from './map-texts.js';
import { missingGlyphs, withMarks, type MissingGlyph } from './missing-glyphs.js';
import { layOut, type Paper } from './paper-forms.js';
import { PAPER_FONT } from './paper-fonts.js';
import { SIZE } from './typography.js';

/** The engine with the files it keeps in memory, of which its declarations do not tell. */
type LayoutEngine = typeof Pdfmake & {
  readonly virtualfs: { writeFileSync(name: string, content: Buffer): void };
};

let layout: Promise<LayoutEngine> | null = null;

/**
 * Loaded with the first paper: a quarter of a second that no start of the product should wait for. The fonts, 21 MB, are
 * read once and kept.
 */
function layoutEngine(): Promise<LayoutEngine> {
  layout ??= import('pdfmake').then(({ default: pdfmake }) => {
    const engine = pdfmake as LayoutEngine;
    for (const file of [PAPER_FONT.normal, PAPER_FONT.bold])
      engine.virtualfs.writeFileSync(file, readFileSync(file));
    engine.setFonts({ Paper: { ...PAPER_FONT } });
    // A text somebody typed must never make the printer open a file or an address.
    engine.setLocalAccessPolicy(() => false);
    engine.setUrlAccessPolicy(() => false);
    return engine;
  });
  return layout;
}

export interface PrintedPaper {
  readonly title: string;
  readonly pdf: Buffer;
}

export interface PrintOptions {
  /** What to do with a character the font lacks: refuse to print, or print 〓 and say so at the end. */
  readonly missing: 'refuse' | 'mark';
}

/**
 * Prints papers as PDF. The same record gives the same bytes: date and file id come from the record, never from the
 * clock. Costs about 100 ms of one core, most of it taking the fonts apart.
 */
@Injectable()
export class PaperPrinter {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * @throws Refused `paper_glyph_missing` with every such character and its field, when they are not to be marked. An
   * empty box in a name would pass unseen until somebody signs it.
   */
  async print(typed: Paper, options: PrintOptions = { missing: 'refuse' }): Promise<PrintedPaper> {
    const paper = mapTexts(typed, withoutInvisible);
    const missing = missingGlyphs(paper.record);
    if (missing.length > 0 && options.missing === 'refuse') throw glyphMissing(missing);
    const { definition, title, agency, subject, at } = layOut(mapTexts(paper, withMarks));
    const printed = this.oneAtATime(() =>
      render({
        ...definition,
        content: [definition.content, handwritingNote(missing)],
        info: { title, author: agency, subject, creationDate: new Date(at) },
      }),
    );
    return { title, pdf: await printed };
  }

  /** Layout holds the processor: two at once would only make both late and need twice the memory. */
  private oneAtATime(work: () => Promise<Buffer>): Promise<Buffer> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}

async function render(definition: TDocumentDefinitions): Promise<Buffer> {
  const pdfmake = await layoutEngine();
  return pdfmake.createPdf(definition).getBuffer();
}

function glyphMissing(missing: readonly MissingGlyph[]): Refused {
  return new Refused(
    'paper_glyph_missing',
    'The font of the papers lacks characters. Print with missing=mark and write them in by hand.',
    { missing },
  );
}

function handwritingNote(missing: readonly MissingGlyph[]): TDocumentDefinitions['content'] {
  if (missing.length === 0) return [];
  const codePoints = [...new Set(missing.map((glyph) => glyph.codePoint))].join('、');
  return [
    {
      text: `注：“〓”处为字库所缺的字（${codePoints}），请手写填入。`,
      fontSize: SIZE.small,
      margin: [0, 12, 0, 0],
    },
  ];
}
