import { Refused } from '../../../src/kernel/errors.js';
import type { ContactChannel, ContactResult } from '../../cases/index.js';
import { refuseFrozen } from '../domain/frozen.js';
import type { Action } from '../engine/step.js';
import { addContact } from '../store/records.store.js';

export interface FirstContactCommand {
  readonly contactedAt?: string;
  readonly channel: ContactChannel;
  readonly result: ContactResult;
  readonly who: string;
  readonly note?: string;
  /** The contact this one repeats, when a merge carries the work over. */
  readonly carriedFrom?: string;
}

/** T27: the parties were spoken to, or it was tried. */
export const firstContact: Action<'first_contact', FirstContactCommand> = {
  event: 'first_contact',
  guards: {
    contact_told({ command, at, theCase }) {
      if (command.contactedAt !== undefined && new Date(command.contactedAt).getTime() > at.getTime()) {
        throw new Refused('contact_in_future', 'A contact lies in the past.');
      }
      // That somebody was reached is needed to report; what they said is content. A merge repeats what was said before.
      if ((command.note ?? '') !== '' && command.carriedFrom === undefined) refuseFrozen(theCase);
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

function contactInstant(command: FirstContactCommand, at: Date): Date {
  return command.contactedAt === undefined ? at : new Date(command.contactedAt);
}
