import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';

/** What a clock runs on. */
export interface ClockSubjectRef {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
}

/** What is said of it to the reader: the number of its case, and the type as far as they may know it. */
export interface SubjectWords {
  readonly caseNumber: string | null;
  readonly typeCode: string | null;
  readonly typeName: string | null;
}

/** Says it of each of the subjects, by their ids, to the caller of the transaction. */
export type SubjectTeller = (
  tx: Tx,
  subjects: readonly ClockSubjectRef[],
) => Promise<ReadonlyMap<string, SubjectWords>>;

const UNTOLD: SubjectWords = { caseNumber: null, typeCode: null, typeName: null };

/** What clocks run on is owned above this module: whoever owns it says here what it is called. */
@Injectable()
export class ClockSubjects {
  private teller: SubjectTeller | null = null;

  register(teller: SubjectTeller): void {
    this.teller = teller;
  }

  /** The lines, each with the words for what its clock runs on. */
  async named<Line extends ClockSubjectRef>(
    tx: Tx,
    lines: readonly Line[],
  ): Promise<readonly (Line & SubjectWords)[]> {
    const told = lines.length === 0 ? null : await this.teller?.(tx, lines);
    return lines.map((line) => ({ ...line, ...(told?.get(line.subjectId) ?? UNTOLD) }));
  }
}
