import type { Tx } from '../../../src/platform/database/tx.js';

/** What holds for every message. */
export interface HouseSettings {
  /** The words every message begins with. */
  readonly signature: string;
  readonly zone: string;
  /** Local time; when nothing is sent that can wait. From = to: at no time. */
  readonly quietFrom: string;
  readonly quietTo: string;
  /** How long the link of a message opens. */
  readonly ticketDays: number;
  readonly version: number;
}

export async function readHouseSettings(tx: Tx): Promise<HouseSettings> {
  const [settings] = await tx.query<HouseSettings>(
    `select signature, zone, quiet_from as "quietFrom", quiet_to as "quietTo", ticket_days as "ticketDays", version
     from notification_setting`,
  );
  if (settings === undefined) throw new Error('the row of notification_setting is missing');
  return settings;
}
