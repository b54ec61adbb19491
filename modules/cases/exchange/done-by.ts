import type { Tx } from '../../../src/platform/database/tx.js';
import { CLOSE_OUTCOME_TERMS, isSettling } from '../domain/close-outcome.js';
import type { CaseRow } from '../store/case-row.js';
import { type EndingRow, readEndings } from '../store/endings.store.js';

/** What ledgers and texts that leave the house say of who dealt with a case, and what came of it. */
export interface DoneBy {
  readonly agency: string;
  readonly person: string | null;
  /** Null while it is open. A repeat of another case says where that goes on. */
  readonly result: string | null;
  /** What was agreed or done, in the words of who ended it. */
  readonly text: string | null;
  /** Null while it is open, and for a repeat: the dispute is counted where it goes on. */
  readonly isSettled: boolean | null;
}

interface StandingRow {
  readonly caseId: string;
  readonly custodian: string;
  readonly handler: string | null;
  readonly goesOnAs: string | null;
}

/** By case id: the agency and the person that ended it; of an open case, those who hold it now. */
export async function readDoneBy(
  tx: Tx,
  cases: readonly Pick<CaseRow, 'id' | 'cycle' | 'outcome'>[],
): Promise<ReadonlyMap<string, DoneBy>> {
  const ids = cases.map(({ id }) => id);
  const endings = await readEndings(tx, ids);
  const standing = new Map((await readStanding(tx, ids)).map((row) => [row.caseId, row]));
  return new Map(
    cases.flatMap((theCase) => {
      const now = standing.get(theCase.id);
      const ending = endings.find(({ caseId, cycle }) => caseId === theCase.id && cycle === theCase.cycle);
      return now === undefined ? [] : [[theCase.id, toDoneBy(theCase, { now, ending })] as const];
    }),
  );
}

function toDoneBy(
  { outcome }: Pick<CaseRow, 'outcome'>,
  { now, ending }: { readonly now: StandingRow; readonly ending: EndingRow | undefined },
): DoneBy {
  const label = outcome === null ? null : CLOSE_OUTCOME_TERMS[outcome].label;
  const isRepeat = outcome === 'duplicate';
  return {
    agency: ending?.agency ?? now.custodian,
    person: ending === undefined ? now.handler : ending.by,
    result: label !== null && now.goesOnAs !== null ? `${label}（并入${now.goesOnAs}）` : label,
    text: ending?.text ?? null,
    isSettled: outcome === null || isRepeat ? null : isSettling(outcome),
  };
}

function readStanding(tx: Tx, caseIds: readonly string[]): Promise<StandingRow[]> {
  return tx.query<StandingRow>(
    `select c.id as "caseId", g.name as custodian, u.display_name as handler, m.number as "goesOnAs"
     from dispute_case c join agency g on g.id = c.custodian_agency_id
       left join app_user u on u.id = c.handler_user_id left join dispute_case m on m.id = c.merged_into
     where c.id = any($1)`,
    [caseIds],
  );
}
