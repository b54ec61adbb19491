import { Conflict } from '../../../src/kernel/errors.js';
import { lastTold } from '../../../src/platform/database/last-told.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { EVENT_WORDS } from '../event-words.js';
import { STATE_WORDS } from '../exchange/terms.js';
import type { CaseChange, CaseRow } from './case-row.js';
import { getCase, saveCase } from './cases.store.js';

/** What is told of a change: the timeline's event and what it says. */
export interface CaseTelling {
  /** Past tense, `case.…`. */
  readonly type: string;
  /** Ids, codes and short texts by staff; never personal data. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** The agency in whose name it was done. */
  readonly agencyId?: string | null;
}

/**
 * The one way a case changes: new version, row, timeline and audit together.
 * @throws Conflict `version_stale` when somebody has changed the case since it was read
 */
export async function changeCase(
  tx: Tx,
  read: CaseRow,
  change: CaseChange,
  telling: CaseTelling,
): Promise<CaseRow> {
  const { actor } = tx.caller;
  const after: CaseRow = {
    ...read,
    ...change,
    version: read.version + 1,
    changedAt: await tx.now(),
    changedByUserId: actor.userId,
    changedByName: actor.displayName,
  };
  if (!(await saveCase(tx, read.version, after))) {
    throw await staleCase(tx, await getCase(tx, read.id));
  }
  tx.emit({
    type: telling.type,
    subjectType: 'case',
    subjectId: read.id,
    streamId: read.id,
    payload: {
      from: read.state,
      to: after.state,
      version: after.version,
      areaId: after.areaId,
      ownerAgencyId: after.ownerAgencyId,
      custodianAgencyId: after.custodianAgencyId,
      ...telling.payload,
    },
  });
  tx.audit({
    action: telling.type,
    subjectType: 'case',
    subjectId: read.id,
    agencyId: telling.agencyId ?? after.custodianAgencyId,
    detail: { from: read.state, to: after.state, fields: Object.keys(change) },
  });
  return after;
}

/** Tells the loser who got there, when and by what, and where the case stands now; `did` and `word` as the screen says them. */
export async function staleCase(tx: Tx, current: CaseRow): Promise<Conflict> {
  const { id, state, version, changedByName, changedAt } = current;
  const did = EVENT_WORDS[(await lastTold(tx, id, version)) ?? ''];
  return new Conflict('version_stale', 'Somebody was faster: read the case again.', {
    state,
    version,
    by: changedByName,
    at: changedAt.toISOString(),
    word: STATE_WORDS[state],
    ...(did !== undefined && { did }),
  });
}
