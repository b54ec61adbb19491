import { Refused } from '../../../src/kernel/errors.js';
import type { CaseRow, ContactChannel, ContactResult, ContactRole } from '../../cases/index.js';
import { refuseFrozen } from '../domain/frozen.js';
import { handoverFirst } from '../domain/handover-items.js';
import type { Action } from '../engine/step.js';
import { addContact } from '../store/records.store.js';

export interface FirstContactCommand {
  readonly contactedAt?: string;
  readonly channel: ContactChannel;
  readonly result: ContactResult;
  readonly who: ContactRole;
  readonly note?: string;
  /** The contact this one repeats, when a merge carries the work over. */
  readonly carriedFrom?: string;
  /** It belongs to a report that ends the referral before any work: nothing will be handed over. */
  readonly endsIt?: boolean;
}

/** T27: the parties were spoken to, or it was tried. Who was to take the whole case over takes it first. */
export const firstContact: Action<'first_contact', FirstContactCommand> = {
  event: 'first_contact',
  guards: {
    contact_told: ({ command, at, theCase }) => requireContactTold(command, { at, theCase }),
    handover_first({ referral, command }) {
      if (referral.mode !== 'transfer' || command.endsIt === true) return;
      throw handoverFirst();
    },
  },
  record: ({ command, at }) => ({
    set: { contactedAt: contactInstant(command, at) },
    payload: { channel: command.channel, result: command.result, who: command.who },
  }),
  async follow({ tx, referral, command, at }) {
    await addContact(tx, referral.id, {
      contactedAt: contactInstant(command, at),
      channel: command.channel,
      result: command.result,
      who: command.who,
      note: command.note ?? '',
      ...(command.carriedFrom === undefined ? {} : { carriedFrom: command.carriedFrom }),
    });
  },
};

/** @throws Refused `contact_in_future`, `consent_withdrawn` */
export function requireContactTold(
  command: FirstContactCommand,
  { at, theCase }: { readonly at: Date; readonly theCase: CaseRow },
): void {
  if (contactInstant(command, at).getTime() > at.getTime()) {
    throw new Refused('contact_in_future', 'A contact lies in the past.');
  }
  // That somebody was reached is needed to report; what they said is content. A merge repeats what was said before.
  if ((command.note ?? '') !== '' && command.carriedFrom === undefined) refuseFrozen(theCase);
}

/** When it was: now, unless the command says. */
export function contactInstant({ contactedAt }: Pick<FirstContactCommand, 'contactedAt'>, at: Date): Date {
  return contactedAt === undefined ? at : new Date(contactedAt);
}
