import type { Tx } from '../../../src/platform/database/tx.js';
import { type Chase, CHASES_SQL } from './chases.store.js';
import { type Claim, claimSql } from './claims.store.js';
import { type Extension, EXTENSIONS_SQL } from './extensions.store.js';
import { type Proposal, PROPOSALS_SQL } from './proposals.store.js';
import {
  type Contact,
  CONTACTS_SQL,
  type Hold,
  HOLDS_SQL,
  type Message,
  MESSAGES_SQL,
  type Outcome,
  OUTCOMES_SQL,
  type Refusal,
  REFUSALS_SQL,
} from './records.store.js';
import type { Referral } from './referral.js';
import { OUTLINE_SQL, type SnapshotOutline } from './snapshots.store.js';

/** What was handed on from another referral, or asked of somebody in it. */
export type Part = Pick<Referral, 'id' | 'mode' | 'state' | 'recipientAgencyId' | 'required'>;

/** Everything that is on record of a referral beside its own row. */
export interface OnRecord {
  readonly messages: readonly Message[];
  /** The latest first, unlike all the others. */
  readonly refusals: readonly Refusal[];
  readonly contacts: readonly Contact[];
  readonly outcomes: readonly Outcome[];
  readonly holds: readonly Hold[];
  readonly proposals: readonly Proposal[];
  readonly extensions: readonly Extension[];
  readonly chases: readonly Chase[];
  readonly parts: readonly Part[];
  /** The claim that holds now. */
  readonly claim: Claim | null;
  /** Of the latest snapshot; null before it was sent. */
  readonly outline: SnapshotOutline | null;
}

const PARTS_SQL = `
  select id, mode, state, recipient_agency_id as "recipientAgencyId", required
  from referral where part_of = $1 order by created_at, id`;

const LISTS: Readonly<Record<keyof OnRecord, string>> = {
  messages: MESSAGES_SQL,
  refusals: REFUSALS_SQL,
  contacts: CONTACTS_SQL,
  outcomes: OUTCOMES_SQL,
  holds: HOLDS_SQL,
  proposals: PROPOSALS_SQL,
  extensions: EXTENSIONS_SQL,
  chases: CHASES_SQL,
  parts: PARTS_SQL,
  claim: claimSql('$3'),
  outline: OUTLINE_SQL,
};

/** Each list as the JSON of its rows, numbered so that they keep their order. */
const ON_RECORD_SQL = `select ${Object.entries(LISTS)
  .map(
    ([name, sql]) => `
  (select coalesce(jsonb_agg(to_jsonb(told) - 'nth' order by told.nth), '[]')
   from (select listed.*, row_number() over () as nth from (${sql}) as listed) as told) as "${name}"`,
  )
  .join(',')}`;

type Rows = Readonly<Record<keyof OnRecord, readonly Readonly<Record<string, unknown>>[]>>;

/**
 * Reads all of it in one statement: whoever answers a step asks for all of it every time, and eleven questions cost more to ask
 * than to answer.
 * @param forAgencies whose own notes are among the messages
 */
export async function onRecord(
  tx: Tx,
  referralId: string,
  forAgencies: readonly string[],
): Promise<OnRecord> {
  const [rows] = await tx.query<Rows>(ON_RECORD_SQL, [referralId, forAgencies, await tx.now()]);
  if (rows === undefined) throw new Error('a statement of sub-selects answered no row');
  const dated = <Entry>(name: keyof OnRecord, ...instants: readonly (keyof Entry & string)[]): Entry[] =>
    rows[name].map((row) => withInstants(row, instants) as Entry);
  return {
    messages: dated<Message>('messages', 'at'),
    refusals: dated<Refusal>('refusals', 'at'),
    contacts: dated<Contact>('contacts', 'contactedAt'),
    outcomes: dated<Outcome>('outcomes', 'reportedAt'),
    holds: dated<Hold>('holds', 'since', 'until', 'endedAt'),
    proposals: dated<Proposal>('proposals', 'proposedAt', 'answeredAt'),
    extensions: dated<Extension>('extensions', 'askedAt', 'decidedAt'),
    chases: dated<Chase>('chases', 'at'),
    parts: dated<Part>('parts'),
    claim: dated<Claim>('claim', 'until')[0] ?? null,
    outline: dated<SnapshotOutline>('outline')[0] ?? null,
  };
}

/** JSON knows no instants: those fields of a row are read as what they are. */
function withInstants(row: Readonly<Record<string, unknown>>, instants: readonly string[]): object {
  const read = instants.map((field) => {
    const text = row[field];
    return [field, typeof text === 'string' ? new Date(text) : null] as const;
  });
  return { ...row, ...Object.fromEntries(read) };
}
