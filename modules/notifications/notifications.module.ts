import { Module } from '@nestjs/common';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import { IdentityModule } from '../identity/index.js';
import { SlaModule } from '../sla/index.js';
import { ChannelsController } from './channels/channels.controller.js';
import { Channels } from './channels/channels.js';
import { TestChannel } from './channels/test-channel.js';
import { ComposeMessage } from './delivery/compose-message.js';
import { DeliveriesController } from './delivery/deliveries.controller.js';
import { DeliverMessage } from './delivery/deliver-message.js';
import { DeliveryList } from './delivery/delivery-list.js';
import { DeliverySweep } from './delivery/delivery-sweep.js';
import { PartyNaming } from './delivery/party-naming.js';
import { PlanDeliveries } from './delivery/plan-deliveries.js';
import { TellParty } from './delivery/tell-party.js';
import { MyNoticesController, PreferencesController, TicketsController } from './inbox/inbox.controller.js';
import { MyNotices } from './inbox/my-notices.js';
import { NoticeDoors } from './inbox/notice-doors.js';
import { NoticePreferences } from './inbox/preferences.js';
import { StreamNumbers } from './inbox/stream-numbers.js';
import { Tickets } from './inbox/tickets.js';
import { EditRules } from './rules/edit-rules.js';
import { EditTexts } from './rules/edit-texts.js';
import { MessageTextsController, NoticeRulesController } from './rules/rules.controller.js';
import { NoticesSeeder } from './seed/notices-seeder.js';
import { EditHouseSettings } from './settings/edit-house-settings.js';
import { HouseSettingsController } from './settings/house-settings.controller.js';
import { AudienceFinder } from './telling/audience-finder.js';
import { TellEvent } from './telling/tell-event.js';
import { NOTIFICATION_WORDS } from './words.js';

/** Who is told what, inside the product and out of it. It knows neither cases nor referrals: it reads what they tell. */
@Module({
  imports: [IdentityModule, SlaModule],
  controllers: [
    MyNoticesController,
    PreferencesController,
    TicketsController,
    NoticeRulesController,
    MessageTextsController,
    ChannelsController,
    HouseSettingsController,
    DeliveriesController,
  ],
  providers: [
    NoticesSeeder,
    AudienceFinder,
    TellEvent,
    PlanDeliveries,
    ComposeMessage,
    DeliverMessage,
    DeliverySweep,
    DeliveryList,
    PartyNaming,
    TellParty,
    Channels,
    TestChannel,
    MyNotices,
    NoticeDoors,
    StreamNumbers,
    NoticePreferences,
    Tickets,
    EditRules,
    EditTexts,
    EditHouseSettings,
  ],
  exports: [TellParty, PartyNaming, DeliverySweep, NoticeDoors, StreamNumbers],
})
export class NotificationsModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register(NOTIFICATION_WORDS);
  }
}
