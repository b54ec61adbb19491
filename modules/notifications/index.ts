export { DeliverySweep } from './delivery/delivery-sweep.js';
export { PartyNaming } from './delivery/party-naming.js';
export { type PartyMessage, type SafeContact, TellParty } from './delivery/tell-party.js';
export type { NoticeDoor } from './inbox/notice-door.js';
export { NoticeDoors } from './inbox/notice-doors.js';
export { StreamNumbers } from './inbox/stream-numbers.js';
export { NotificationsModule } from './notifications.module.js';
export { TELL_JOB } from './telling/tellable-events.js';
