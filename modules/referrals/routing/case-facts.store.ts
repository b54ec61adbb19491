import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import type { ReferralMode } from '../domain/modes.js';
import type { CaseFacts } from '../verdict.js';

type Answer = 'yes' | 'no' | 'unknown';

/** A type that says by itself that there was violence at home. */
const DOMESTIC_VIOLENCE_TYPE = '0106';

/**
 * The case as policies may know it: the latest answer to each question, and what the danger scale came to. Nothing in
 * here tells who anybody is.
 */
export async function readCaseFacts(
  tx: Tx,
  theCase: CaseRow,
  how: { readonly mode: ReferralMode | null; readonly trade?: string | null },
): Promise<CaseFacts> {
  const { typeCode, risk, areaPath, amountFen, headcount, legalTrack } = theCase;
  const answers = await latestAnswers(tx, theCase.id);
  const facts: Record<string, Answer> = Object.fromEntries(answers.map(({ code, value }) => [code, value]));
  if (typeCode?.startsWith(DOMESTIC_VIOLENCE_TYPE) === true) facts['domestic_violence'] = 'yes';
  facts['dv_high_danger'] = await highDanger(tx, theCase.id);
  return {
    typeCode,
    risk,
    areaPath,
    amountFen,
    headcount,
    legalTrack,
    facts,
    trade: how.trade ?? null,
    mode: how.mode,
  };
}

async function latestAnswers(
  tx: Tx,
  caseId: string,
): Promise<readonly { readonly code: string; readonly value: Answer }[]> {
  return tx.look(
    `select distinct on (f.code) f.code, f.value from case_fact f
     where f.case_id = $1 and f.value is not null order by f.code, f.seq desc`,
    [caseId],
  );
}

/** Whether the latest danger scale is high; a special item answered with yes is high before the rest is (D13). */
async function highDanger(tx: Tx, caseId: string): Promise<Answer> {
  const rows = await tx.look<{ level: string; isFinal: boolean; special: number }>(
    `select d.level, d.is_final as "isFinal", cardinality(d.special_yes) as special
     from danger_assessment d where d.case_id = $1 order by d.seq desc limit 1`,
    [caseId],
  );
  const latest = rows[0];
  if (latest === undefined) return 'unknown';
  if (latest.level === 'high' || latest.special > 0) return 'yes';
  return latest.isFinal ? 'no' : 'unknown';
}
