import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { PaperForm } from './paper-forms.js';
import { PaperPrinter, type PrintedPaper, type PrintOptions } from './paper-printer.js';
import { PrintableSources } from './printable-sources.js';

/** Prints a paper of a referral for somebody who may see it. */
@Injectable()
export class PrintPaper {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly sources: PrintableSources,
    private readonly printer: PaperPrinter,
  ) {}

  /**
   * That it was printed is on the audit trail before the first byte leaves; a paper refused afterwards for a missing
   * character has been asked for all the same.
   * @throws NotFound, Refused as the source and the printer
   */
  async print(
    caller: Caller,
    referralId: string,
    { form, ...options }: PrintOptions & { readonly form: PaperForm },
  ): Promise<PrintedPaper> {
    const paper = await this.uow.run(caller, async (tx) => {
      const loaded = await this.sources.load(tx, form, referralId);
      tx.audit({
        action: 'paper.printed',
        subjectType: 'referral',
        subjectId: referralId,
        detail: { form, fields: filledFields(loaded.record) },
      });
      return loaded;
    });
    return this.printer.print(paper, options);
  }
}

/** Which fields the paper shows, by name. */
function filledFields(record: object): string[] {
  return Object.entries(record)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name]) => name);
}
