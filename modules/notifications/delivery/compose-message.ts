import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '../../../src/platform/config/settings.js';
import { SETTINGS } from '../../../src/platform/config/settings.token.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Agencies, People } from '../../identity/index.js';
import { type DailyHours, nextWithin, outside, parseHours } from '../domain/daily-hours.js';
import { type AgencyToCall, messageDue, partyMessage, staffMessage } from '../domain/message.js';
import { NoticePreferences, type Preferences } from '../inbox/preferences.js';
import { findText } from '../rules/message-texts.store.js';
import { type HouseSettings, readHouseSettings } from '../settings/house-settings.js';
import { dueNow } from '../telling/due-now.js';
import type { Delivery, SuppressedReason } from './delivery.js';
import { PartyNaming } from './party-naming.js';
import { ADDRESS_CONTEXT } from './tell-party.js';

/** A message ready to go, or why it does not go, or from when on it may. */
export type Composed =
  | { readonly to: string; readonly text: string }
  | { readonly suppress: SuppressedReason }
  | { readonly notBefore: Date };

interface NoticeNow {
  readonly id: string;
  readonly count: number;
  readonly readAt: Date | null;
}

/** Writes a message at the moment it is sent, from what is true then. */
@Injectable()
export class ComposeMessage {
  constructor(
    private readonly people: People,
    private readonly agencies: Agencies,
    private readonly preferences: NoticePreferences,
    private readonly naming: PartyNaming,
    private readonly cipher: FieldCipher,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async compose(tx: Tx, delivery: Delivery): Promise<Composed> {
    const house = await readHouseSettings(tx);
    return delivery.userId === null
      ? this.toParty(tx, delivery, house)
      : this.toStaff(tx, { ...delivery, userId: delivery.userId }, house);
  }

  /** The hours a party gave are the party's own word: they hold instead of the house's quiet hours. */
  private async toParty(tx: Tx, delivery: Delivery, house: HouseSettings): Promise<Composed> {
    if (delivery.addressSealed === null) return { suppress: 'no_address' };
    const hours = delivery.contactHours === null ? wakingHours(house) : parseHours(delivery.contactHours);
    const notBefore = await postponed(tx, hours, house.zone);
    if (notBefore !== null) return { notBefore };
    const to = this.cipher.open(delivery.addressSealed, ADDRESS_CONTEXT);
    const agency = await this.namedAgency(tx, delivery);
    return { to, text: partyMessage(house.signature, await sentenceOf(tx, delivery.code), agency) };
  }

  /** What was harmless when the message was queued may do harm by now: it is asked again. */
  private async namedAgency(tx: Tx, delivery: Delivery): Promise<AgencyToCall | null> {
    const { namesAgency, agencyId, partyId, streamId } = delivery;
    if (!namesAgency || agencyId === null || partyId === null) return null;
    if (!(await this.naming.mayName(tx, { streamId, partyId }))) return null;
    const { name, duty } = await this.agencies.get(tx, agencyId);
    return { name, phone: duty?.phone ?? null };
  }

  private async toStaff(
    tx: Tx,
    delivery: Delivery & { readonly userId: string },
    house: HouseSettings,
  ): Promise<Composed> {
    const { active } = await this.people.get(tx, delivery.userId);
    if (!active) return { suppress: 'user_inactive' };
    const notice = await noticeNow(tx, delivery.noticeId);
    if (notice === null || notice.readAt !== null) return { suppress: 'read_meanwhile' };
    const preferences = await this.preferences.of(tx, delivery.userId);
    const to = await this.addressOf(tx, delivery, preferences);
    if (to === null) return { suppress: 'no_address' };
    if (delivery.urgency !== 'red') {
      const { quietHours } = preferences;
      const hours = quietHours === null ? wakingHours(house) : outside(quietHours);
      const notBefore = await postponed(tx, hours, house.zone);
      if (notBefore !== null) return { notBefore };
    }
    const dueAt = (await dueNow(tx, [notice.id])).get(notice.id);
    const text = staffMessage({
      signature: house.signature,
      count: notice.count,
      text: await sentenceOf(tx, delivery.code),
      due: dueAt === undefined ? null : messageDue(dueAt, { now: await tx.now(), zone: house.zone }),
      link: this.linkOf(delivery.ticketCode),
    });
    return { to, text };
  }

  /** A group needs no address: the number is only for the call-out within it. */
  private async addressOf(
    tx: Tx,
    { medium, userId }: Delivery & { readonly userId: string },
    preferences: Preferences,
  ): Promise<string | null> {
    if (medium === 'email') return preferences.emailAddress;
    const phone = await this.people.phone(tx, userId);
    return medium === 'chat' ? (phone ?? '') : phone;
  }

  /** A page of the console, which asks `GET /tickets/:code` where it leads. */
  private linkOf(ticketCode: string | null): string | null {
    const { publicUrl } = this.settings;
    return publicUrl === null || ticketCode === null
      ? null
      : `${publicUrl.replace(/\/+$/, '')}/t/${ticketCode}`;
  }
}

function wakingHours({ quietFrom, quietTo }: HouseSettings): DailyHours {
  return outside({ from: quietFrom, to: quietTo });
}

async function postponed(tx: Tx, hours: DailyHours, zone: string): Promise<Date | null> {
  const now = await tx.now();
  const at = nextWithin(hours, now, zone);
  return at > now ? at : null;
}

async function sentenceOf(tx: Tx, code: string): Promise<string> {
  const text = await findText(tx, code);
  if (text === null) throw new Error(`there is no text ${code}`);
  return text.text;
}

async function noticeNow(tx: Tx, id: string | null): Promise<NoticeNow | null> {
  const rows = await tx.query<NoticeNow>('select id, count, read_at as "readAt" from notice where id = $1', [
    id,
  ]);
  return rows[0] ?? null;
}
