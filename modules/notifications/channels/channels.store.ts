import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Medium } from '../domain/urgency.js';
import type { Channel } from './channel.js';

const COLUMNS = `id, kind, medium, name, agency_id as "agencyId", settings, secrets_sealed as "secretsSealed", active, version`;

/** The way a message takes: the agency's own channel before the one for everybody. */
export async function channelFor(tx: Tx, medium: Medium, agencyId: string | null): Promise<Channel | null> {
  const rows = await tx.query<Channel>(
    `select ${COLUMNS} from notification_channel
     where medium = $1 and active and (agency_id = $2 or agency_id is null) order by agency_id nulls last limit 1`,
    [medium, agencyId],
  );
  return rows[0] ?? null;
}

export async function allChannels(tx: Tx): Promise<Channel[]> {
  return tx.query<Channel>(`select ${COLUMNS} from notification_channel order by id`);
}

export async function lockChannel(tx: Tx, id: string): Promise<Channel | null> {
  const rows = await tx.query<Channel>(
    `select ${COLUMNS} from notification_channel where id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

export async function insertChannel(
  tx: Tx,
  channel: Pick<Channel, 'kind' | 'name' | 'agencyId' | 'settings' | 'secretsSealed' | 'active'>,
): Promise<Channel> {
  const [made] = await tx.query<Channel>(
    `insert into notification_channel (id, kind, name, agency_id, settings, secrets_sealed, active, created_at,
       changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9) returning ${COLUMNS}`,
    [
      uuidv7(),
      channel.kind,
      channel.name,
      channel.agencyId,
      JSON.stringify(channel.settings),
      channel.secretsSealed,
      channel.active,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
  if (made === undefined) throw new Error('the channel was not inserted');
  return made;
}

export async function saveChannel(
  tx: Tx,
  { id, name, settings, secretsSealed, active }: Channel,
): Promise<void> {
  await tx.query(
    `update notification_channel set name = $2, settings = $3, secrets_sealed = $4, active = $5, version = version + 1,
       changed_at = $6, changed_by = $7 where id = $1`,
    [id, name, JSON.stringify(settings), secretsSealed, active, await tx.now(), tx.caller.actor.userId],
  );
}
