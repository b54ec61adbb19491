import type { Tx } from '../../../src/platform/database/tx.js';
import type { RecomputeReason, RecomputeTarget } from './recomputation.js';

/** Where a clock says which version it is pinned to, and where the versions are. */
interface Pins {
  readonly column: string;
  readonly versions: string;
  readonly owner: string;
}

export const PINS: Readonly<Record<RecomputeReason, Pins>> = {
  calendar: { column: 'calendar_version_id', versions: 'calendar_version', owner: 'calendar_id' },
  policy: { column: 'policy_version_id', versions: 'sla_policy_version', owner: 'policy_id' },
};

/** Clocks apart are history: they keep what they were played by. */
const LIVE = `c.state in ('running', 'paused') and not c.apart`;

/** The versions that came before this one. */
export async function olderVersions(tx: Tx, { reason, versionId }: RecomputeTarget): Promise<string[]> {
  const { versions, owner } = PINS[reason];
  const rows = await tx.query<{ id: string }>(
    `select o.id from ${versions} o join ${versions} v on v.${owner} = o.${owner} and o.number < v.number where v.id = $1`,
    [versionId],
  );
  return rows.map(({ id }) => id);
}

/** How many live clocks are pinned to these versions. */
export async function countPinned(
  tx: Tx,
  reason: RecomputeReason,
  versionIds: readonly string[],
): Promise<number> {
  const rows = await tx.query<{ clocks: number }>(
    `select count(*)::int as clocks from clock c where ${livePinned(reason)}`,
    [versionIds],
  );
  return rows[0]?.clocks ?? 0;
}

/** The next live clocks pinned to these versions, in the order of their ids; nothing is locked. */
export async function pinnedAfter(
  tx: Tx,
  { reason, versionIds }: { readonly reason: RecomputeReason; readonly versionIds: readonly string[] },
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select c.id from clock c where ${livePinned(reason)} and ($2::uuid is null or c.id > $2) order by c.id limit $3`,
    [versionIds, after, limit],
  );
  return rows.map(({ id }) => id);
}

/**
 * The newest versions of calendars that live clocks lag behind although nothing is under way: whoever began such a clock
 * had read the version before and committed when everybody else had been moved, or let a stopped one run on. What failed
 * or was given up waits for a person.
 */
export async function laggingCalendars(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ versionId: string }>(
    `select v.id as "versionId" from calendar_version v
     where not exists (select from calendar_version n where n.calendar_id = v.calendar_id and n.number > v.number)
       and not exists (select from recomputation r
                       where r.calendar_version_id = v.id and (r.ended_at is null or r.ended_by = 'given_up'))
       and exists (
         select from calendar_version o join clock c on c.calendar_version_id = o.id and ${LIVE}
         where o.calendar_id = v.calendar_id and o.number < v.number
           and not exists (select from job_incident i where i.handler = 'clock.recompute'
                           and i.payload->>'clockId' = c.id::text and i.payload->>'versionId' = v.id::text))`,
  );
  return rows.map(({ versionId }) => versionId);
}

function livePinned(reason: RecomputeReason): string {
  return `c.${PINS[reason].column} = any($1) and ${LIVE}`;
}
