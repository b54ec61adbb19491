import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { channelFor } from '../channels/channels.store.js';
import { findText } from '../rules/message-texts.store.js';
import type { SuppressedReason } from './delivery.js';
import { insertDelivery } from './deliveries.store.js';
import { callInstead } from './undelivered.js';

/** Associated data of a party's number while its message waits. */
export const ADDRESS_CONTEXT = 'delivery.address';

/** How a party may be reached without harm. */
export interface SafeContact {
  readonly mayCall: boolean;
  readonly maySms: boolean;
  /** `HH:MM-HH:MM`, local; null: outside the house's quiet hours. */
  readonly hours: string | null;
  /** What goes to a party is neutral in any case; only where this is false may it say whom to call. */
  readonly neutralWording: boolean;
}

/** A message to somebody who is in a dispute. */
export interface PartyMessage {
  readonly partyRef: string;
  readonly phone: string | null;
  readonly safeContact: SafeContact;
  /** Names a text for parties, such as `party_news`. */
  readonly code: string;
  /** Whose staff is told to call when the message may not go or does not get through. */
  readonly agencyId: string;
  /** What it is about, for that staff: the case or the referral, and the case as the stream. */
  readonly subject: { readonly subjectType: string; readonly subjectId: string; readonly streamId: string };
  /** What follows when it may not go: staff is asked to call, or, for a courtesy, nothing. */
  readonly ifNotSent: 'call_instead' | 'leave_it';
}

/** What became of it. */
export type PartyAnswer =
  | { readonly state: 'queued'; readonly deliveryId: string }
  | { readonly state: 'suppressed'; readonly deliveryId: string; readonly reason: SuppressedReason };

/** The one way in which the product writes to a party (domain 6.1a): safe contact first, and always neutral. */
@Injectable()
export class TellParty {
  constructor(private readonly cipher: FieldCipher) {}

  /**
   * Queues the message in the caller's transaction, or puts on record why not and, unless it was a courtesy, tells staff to
   * call instead.
   * @throws Error when `code` is no text for parties: that is a defect of the caller's
   */
  async tellParty(tx: Tx, message: PartyMessage): Promise<PartyAnswer> {
    const { partyRef, phone, safeContact, code, agencyId, subject } = message;
    if ((await findText(tx, code))?.audience !== 'party') throw new Error(`${code} is no text for parties`);
    const channel = await channelFor(tx, 'sms', agencyId);
    const reason = suppressedBy(message, channel !== null);
    const deliveryId = await insertDelivery(tx, {
      ...subject,
      medium: 'sms',
      channelId: channel?.id ?? null,
      noticeId: null,
      userId: null,
      partyId: partyRef,
      agencyId,
      code,
      urgency: 'normal',
      ticketCode: null,
      addressSealed: reason === null && phone !== null ? this.cipher.seal(phone, ADDRESS_CONTEXT) : null,
      contactHours: safeContact.hours,
      mayCall: safeContact.mayCall,
      namesAgency: !safeContact.neutralWording,
      state: reason === null ? 'queued' : 'suppressed',
      reason,
      startAt: await tx.now(),
    });
    const detail = { code, partyId: partyRef, ...(reason === null ? {} : { reason }) };
    const action = reason === null ? 'message.queued' : 'message.suppressed';
    tx.audit({ action, subjectType: 'delivery', subjectId: deliveryId, agencyId, detail });
    if (reason === null) return { state: 'queued', deliveryId };
    if (message.ifNotSent === 'call_instead') {
      const { mayCall } = safeContact;
      callInstead(tx, { ...subject, id: deliveryId, partyId: partyRef, agencyId, code, mayCall, reason });
    }
    return { state: 'suppressed', deliveryId, reason };
  }
}

function suppressedBy({ phone, safeContact }: PartyMessage, hasChannel: boolean): SuppressedReason | null {
  if (!safeContact.maySms) return 'sms_unsafe';
  if (phone === null) return 'no_address';
  return hasChannel ? null : 'no_channel';
}
