import { joinsLists } from '../../../src/platform/database/together.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { batchOf, beginBatch, keyOf, writeGathered } from './clock-batch.js';
import type { ClockSelector } from './clock-input.js';
import type { ClockRow } from './clock-row.js';
import type { CalendarInForce, HeldClock, SteppedClock } from './held-clock.js';
import type { EventPayload, EventType, RecordedEvent } from './history.js';

export const CLOCK_COLUMNS = `c.id, c.subject_type as "subjectType", c.subject_id as "subjectId", c.case_id as "caseId",
  c.area_id as "areaId", c.name, c.item, c.kind, c.lane, c.band, c.class, c.policy_version_id as "policyVersionId",
  c.calendar_version_id as "calendarVersionId", c.target, c.owner_agency_id as "ownerAgencyId",
  c.owner_user_id as "ownerUserId", c.sender_agency_id as "senderAgencyId", c.state, c.cycle,
  c.started_at as "startedAt", c.deadline_at as "deadlineAt", c.stopped_at as "stoppedAt",
  c.next_fire_at as "nextFireAt", c.provisional, c.breached, c.fired, c.version`;

const HISTORY = `(select jsonb_agg(jsonb_build_array(e.seq, e.at, e.type, e.payload) order by e.seq)
  from clock_event e where e.clock_id = c.id) as history`;

type HistoryEntry = readonly [seq: number, at: string, type: EventType, payload: EventPayload];
type RowWithHistory = ClockRow & { readonly history: readonly HistoryEntry[] };
type SteppedRow = RowWithHistory & { readonly newer: Readonly<Record<keyof CalendarInForce, string>> | null };

/** Clocks apart keep what they were played by. */
const NEWER = `(select jsonb_build_object('versionId', n.id, 'inForceSince', n.created_at)
  from calendar_version o join calendar_version n on n.calendar_id = o.calendar_id and n.number > o.number
  where o.id = c.calendar_version_id and not c.apart order by n.number desc limit 1) as newer`;

const LOCK_NAMED_SQL = joinsLists(
  `
select ${CLOCK_COLUMNS}, ${HISTORY}, ${NEWER}
from clock c join jsonb_to_recordset($1::jsonb) as s(subject_id uuid, name text, item text)
  on c.subject_id = s.subject_id and c.name = s.name and c.item = s.item
order by c.id for update of c`,
  {
    positions: [0],
    rowKey: (row: ClockRow) => keyOf(row),
    askedKeys: ([list]) => (JSON.parse(String(list)) as Named[]).map(namedKey),
  },
);

interface Named {
  readonly subject_id: string;
  readonly name: string;
  readonly item: string;
}

function namedKey({ subject_id: subjectId, name, item }: Named): string {
  return keyOf({ subjectId, name, item });
}

const LOCK_LIVE_SQL = joinsLists(
  `
select ${CLOCK_COLUMNS}, ${HISTORY}, ${NEWER}
from clock c where c.subject_id = any($1) and c.state in ('running', 'paused')
order by c.id for update of c`,
  { positions: [0], rowKey: ({ subjectId }: ClockRow) => subjectId, askedKeys: ([ids]) => ids as string[] },
);

const BY_IDS_SQL = `select ${CLOCK_COLUMNS}, ${HISTORY} from clock c where c.id = any($1) order by c.id`;
const LOCK_IDS_SQL = `${BY_IDS_SQL} for update of c`;
const LOCK_FREE_IDS_SQL = `${LOCK_IDS_SQL} skip locked`;

/** Locks the clocks of these names that exist; those that a batch holds already are not asked for again. */
export async function lockNamed(tx: Tx, selectors: readonly ClockSelector[]): Promise<SteppedClock[]> {
  const batch = batchOf(tx);
  if (batch === null) return holdNamed(tx, selectors);
  const { known } = batch;
  const missing = selectors.filter((selector) => !known.has(keyOf(selector)));
  if (missing.length > 0) {
    const found = new Map((await holdNamed(tx, missing)).map((held) => [keyOf(held.row), held]));
    for (const selector of missing) known.set(keyOf(selector), found.get(keyOf(selector)) ?? null);
  }
  const keys = new Set(selectors.map(keyOf));
  return [...keys].flatMap((key) => known.get(key) ?? []);
}

/**
 * Does steps of several clocks at once: those of `selectors` are locked by one statement, and what the steps of `work` change is
 * written by one, when it is done or something reads the tables. The steps themselves are the same, in the same order.
 * @param work does its steps in the transaction it is handed, and nothing else
 */
export async function inOneGo(
  tx: Tx,
  selectors: readonly ClockSelector[],
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  const part = beginBatch(tx);
  if (selectors.length > 0) await lockNamed(part, selectors);
  await work(part);
  await writeGathered(part);
}

function holdNamed(tx: Tx, selectors: readonly ClockSelector[]): Promise<SteppedClock[]> {
  const keys = selectors.map(({ subjectId, name, item = '' }) => ({ subject_id: subjectId, name, item }));
  return holdForStep(tx, LOCK_NAMED_SQL, [JSON.stringify(keys)]);
}

/** Locks every clock of the subjects that has not ended. */
export function lockLive(tx: Tx, subjectIds: readonly string[]): Promise<SteppedClock[]> {
  return holdForStep(tx, LOCK_LIVE_SQL, [subjectIds]);
}

/** Locks clocks by id. */
export function lockIds(tx: Tx, ids: readonly string[]): Promise<HeldClock[]> {
  return hold(tx, LOCK_IDS_SQL, [ids]);
}

/** Locks those of the clocks that nobody holds. */
export function lockFreeIds(tx: Tx, ids: readonly string[]): Promise<HeldClock[]> {
  return hold(tx, LOCK_FREE_IDS_SQL, [ids]);
}

/** Reads clocks with their histories, without locking. */
export function readIds(tx: Tx, ids: readonly string[]): Promise<HeldClock[]> {
  return hold(tx, BY_IDS_SQL, [ids]);
}

/** The events of clocks, in their order. */
export async function readEvents(tx: Tx, clockIds: readonly string[]): Promise<Map<string, RecordedEvent[]>> {
  await writeGathered(tx);
  const rows = await tx.query<RecordedEvent>(
    `select clock_id as "clockId", seq, at, type, payload from clock_event where clock_id = any($1) order by clock_id, seq`,
    [clockIds],
  );
  const events = new Map<string, RecordedEvent[]>();
  for (const row of rows) {
    const known = events.get(row.clockId);
    if (known === undefined) events.set(row.clockId, [row]);
    else known.push(row);
  }
  return events;
}

/** Reads clocks, without locking; `condition` is constant text over `c`. */
export async function readClocks(tx: Tx, condition: string, values: readonly unknown[]): Promise<ClockRow[]> {
  await writeGathered(tx);
  return tx.query<ClockRow>(`select ${CLOCK_COLUMNS} from clock c where ${condition}`, values);
}

async function holdForStep(tx: Tx, sql: string, values: readonly unknown[]): Promise<SteppedClock[]> {
  await writeGathered(tx);
  const rows = await tx.query<SteppedRow>(sql, values);
  const newer = new Map(rows.map((row) => [row.id, row.newer]));
  const held = await withHistories(
    tx,
    rows.map(({ newer: _, ...row }) => row),
  );
  return held.map((clock) => ({ ...clock, newer: inForce(newer.get(clock.row.id) ?? null) }));
}

function inForce(newer: SteppedRow['newer']): CalendarInForce | null {
  return newer === null ? null : { ...newer, inForceSince: new Date(newer.inForceSince) };
}

async function hold(tx: Tx, sql: string, values: readonly unknown[]): Promise<HeldClock[]> {
  await writeGathered(tx);
  return withHistories(tx, await tx.query<RowWithHistory>(sql, values));
}

async function withHistories(tx: Tx, rows: readonly RowWithHistory[]): Promise<HeldClock[]> {
  const held = rows.map(({ history, ...row }) => ({
    row,
    events: (history ?? []).map(([seq, at, type, payload]) => ({
      clockId: row.id,
      seq,
      at: new Date(at),
      type,
      payload,
    })),
  }));
  // A statement that waited for a row sees that row as it is now, and the events beside it as they were before it waited.
  const stale = held.filter(({ row, events }) => row.version !== events.length);
  if (stale.length === 0) return held;
  const fresh = await readEvents(
    tx,
    stale.map(({ row }) => row.id),
  );
  return held.map(({ row, events }) => ({ row, events: fresh.get(row.id) ?? events }));
}
