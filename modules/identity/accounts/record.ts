import { Conflict } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/** A change of reference data or of an account: told on the timeline of the thing itself, and audited. */
export interface RecordedChange {
  /** Both the event's type and the audited action, such as `agency.created`. */
  readonly type: string;
  readonly subjectType: 'area' | 'agency' | 'user' | 'api_token';
  readonly subjectId: string;
  readonly agencyId?: string | null;
  /** Ids, codes and field names; no personal data. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export function record(tx: Tx, { type, subjectType, subjectId, agencyId, detail }: RecordedChange): void {
  tx.emit({ type, subjectType, subjectId, streamId: subjectId, payload: detail });
  tx.audit({ action: type, subjectType, subjectId, agencyId: agencyId ?? null, detail });
}

/** Who changed a row last, and its version now. */
export interface LastChange {
  readonly version: number;
  readonly state: string;
  readonly by: string;
  readonly at: Date;
}

/** @throws Conflict `version_stale` when the caller has read another version than the row has now */
export function requireFresh(read: number, last: LastChange): void {
  if (read === last.version) return;
  throw new Conflict('version_stale', 'Somebody changed this after you read it. Read it again.', {
    state: last.state,
    version: last.version,
    by: last.by,
    at: last.at.toISOString(),
  });
}
