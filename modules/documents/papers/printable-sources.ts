import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Paper, PaperForm, PaperRecords } from './paper-forms.js';

/**
 * Gives the record a paper of one referral is printed from.
 *
 * Called in the transaction that audits the print. It checks that the caller may see the referral, and gives no more
 * than the snapshot holds.
 * @throws NotFound when the caller may not see the referral; Refused when there is nothing to print yet
 */
export type RecordLoader<Form extends PaperForm> = (
  tx: Tx,
  caller: Caller,
  referralId: string,
) => Promise<PaperRecords[Form]>;

type Loaders = { [Form in PaperForm]?: RecordLoader<Form> };

/**
 * Where the module that owns referrals registers what their papers are printed from, at start.
 *
 * @example constructor(sources: PrintableSources) { sources.register('f15', loadReferralLetter); }
 */
@Injectable()
export class PrintableSources {
  private readonly loaders: Loaders = {};

  /** @throws Error when the form has a source already */
  register<Form extends PaperForm>(form: Form, loader: RecordLoader<Form>): void {
    if (this.loaders[form] !== undefined) throw new Error(`the paper ${form} has a source already`);
    const loaders: { [Known in Form]?: RecordLoader<Known> } = this.loaders;
    loaders[form] = loader;
  }

  /** @throws NotFound as the loader, and when nobody has registered the form */
  async load(tx: Tx, form: PaperForm, referralId: string): Promise<Paper> {
    if (form === 'f15') return { form, record: await this.of(form)(tx, tx.caller, referralId) };
    return { form, record: await this.of(form)(tx, tx.caller, referralId) };
  }

  private of<Form extends PaperForm>(form: Form): NonNullable<Loaders[Form]> {
    const loader = this.loaders[form];
    if (loader === undefined) throw new NotFound('paper');
    return loader;
  }
}
