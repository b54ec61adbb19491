import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';

/** The Chinese word of a code, alone or with what else a client needs to know of the code. */
export type Word = string | (Readonly<Record<string, unknown>> & { readonly label: string });
export type Words = Readonly<Record<string, Word>>;

/** Codes with their words as they stand in a list: an object would put codes that are numbers first, and `10` before `01`. */
export type WordList = readonly (readonly [code: string, word: Word])[];

/** The words of each vocabulary by its name; those that an administrator may change are read when they are asked for. */
export type WordSource = Words | ((tx: Tx) => Promise<WordList>);

/** One vocabulary with all of its codes. */
export interface Vocabulary {
  readonly name: string;
  readonly words: ReadonlyMap<string, Word>;
}

/**
 * Every closed list of codes that the API speaks in, with its words. Each module registers its own, out of the tables it
 * works with; several may add to one vocabulary.
 */
@Injectable()
export class Vocabularies {
  private readonly sources: (readonly [name: string, source: WordSource])[] = [];

  register(vocabularies: Readonly<Record<string, WordSource>>): void {
    this.sources.push(...Object.entries(vocabularies));
  }

  /** By name. @throws Error where two sources give one code two different words */
  async all(tx: Tx): Promise<readonly Vocabulary[]> {
    const found = new Map<string, Map<string, Word>>();
    for (const [name, source] of this.sources) {
      const words = found.get(name) ?? new Map<string, Word>();
      found.set(name, words);
      const own = new Map(typeof source === 'function' ? await source(tx) : Object.entries(source));
      for (const [code, word] of own) {
        if (words.has(code)) throw new Error(`${name}.${code} has words from two sources`);
        words.set(code, word);
      }
    }
    return [...found].map(([name, words]) => ({ name, words })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}
