import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { channelFor } from '../channels/channels.store.js';
import { wantedMedia } from '../domain/urgency.js';
import { NoticePreferences } from '../inbox/preferences.js';
import { Tickets } from '../inbox/tickets.js';
import { readHouseSettings } from '../settings/house-settings.js';
import type { Notice } from '../telling/notices.store.js';
import { insertDelivery } from './deliveries.store.js';

/** Decides how a notice leaves the house: by the person's wishes and the channels that are set up. */
@Injectable()
export class PlanDeliveries {
  constructor(
    private readonly preferences: NoticePreferences,
    private readonly tickets: Tickets,
  ) {}

  /** A digest goes when nothing more joins it. Where no channel serves a medium there is nothing to send by it. */
  async plan(tx: Tx, notice: Notice): Promise<void> {
    const preferences = await this.preferences.of(tx, notice.userId);
    for (const medium of wantedMedia(preferences, notice.urgency)) {
      if (medium === 'email' && preferences.emailAddress === null) continue;
      const channel = await channelFor(tx, medium, notice.agencyId);
      if (channel === null) continue;
      const { ticketDays } = await readHouseSettings(tx);
      const { id: noticeId, userId, agencyId, code, urgency, subjectType, subjectId, streamId } = notice;
      await insertDelivery(tx, {
        medium,
        channelId: channel.id,
        noticeId,
        userId,
        partyId: null,
        agencyId,
        code,
        urgency,
        subjectType,
        subjectId,
        streamId,
        ticketCode: await this.tickets.ofNotice(tx, { noticeId, userId, days: ticketDays }),
        addressSealed: null,
        contactHours: null,
        mayCall: null,
        namesAgency: false,
        state: 'queued',
        reason: null,
        startAt: notice.coalesceUntil ?? (await tx.now()),
      });
    }
  }
}
