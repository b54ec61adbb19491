import { Conflict } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { AgencyDuty } from '../agency.js';
import type { Area } from '../area.js';
import { requireOverArea } from './reach.js';
import { record } from './record.js';

/** What of an agency an administrator may change later. */
export interface AgencyFields {
  readonly name: string;
  readonly parentId: string | null;
  readonly calendarKey: string;
  /** Open referrals it can carry at once; null when no limit is known. */
  readonly capacity: number | null;
  readonly duty: AgencyDuty | null;
  /** Dispute type codes; empty for all that its kind does. */
  readonly capabilities: readonly string[];
  readonly trades: readonly string[];
  readonly profile: Readonly<Record<string, unknown>>;
}

export interface NewAgency extends AgencyFields {
  readonly key: string;
  readonly kind: string;
  readonly areaId: string;
}

/**
 * @returns the agency's id
 * @throws Conflict `key_taken`; Forbidden `outside_your_area`
 */
export async function createAgency(tx: Tx, input: NewAgency, area: Area): Promise<string> {
  requireOverArea(tx, area.path, 'system_administrator');
  return insertAgency(tx, input, area);
}

/**
 * The same, whoever asks: the caller has found out that they may.
 * @throws Conflict `key_taken`
 */
export async function insertAgency(tx: Tx, input: NewAgency, area: Area): Promise<string> {
  const id = uuidv7();
  const made = await tx.query(
    `insert into agency (id, key, name, kind, area_id, parent_id, calendar_key, capacity, duty, capabilities, trades,
                         profile, created_at, changed_at, changed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12::jsonb, $13, $13, $14)
     on conflict (key) do nothing returning id`,
    [
      id,
      input.key,
      input.name,
      input.kind,
      area.id,
      input.parentId,
      input.calendarKey,
      input.capacity,
      input.duty === null ? null : JSON.stringify(input.duty),
      input.capabilities,
      input.trades,
      JSON.stringify(input.profile),
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
  if (made.length === 0)
    throw new Conflict('key_taken', 'An agency with this key exists.', { key: input.key });
  record(tx, {
    type: 'agency.created',
    subjectType: 'agency',
    subjectId: id,
    agencyId: id,
    detail: { key: input.key, kind: input.kind, areaId: area.id },
  });
  return id;
}
