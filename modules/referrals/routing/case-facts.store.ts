import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow, Dispute } from '../../cases/index.js';
import type { ReferralMode } from '../domain/modes.js';
import type { CaseFacts } from '../verdict.js';

type Answer = 'yes' | 'no' | 'unknown';

/** A type that says by itself that there was violence at home. */
const DOMESTIC_VIOLENCE_TYPE = '0106';

/** Fact code to the latest answer. */
export type Answers = Readonly<Record<string, Answer>>;

interface How {
  readonly mode: ReferralMode | null;
  readonly trade?: string | null;
}

/** The case as policies may know it. Nothing in here tells who anybody is. */
export async function readCaseFacts(tx: Tx, theCase: CaseRow, how: How): Promise<CaseFacts> {
  return factsOf(theCase, await readAnswers(tx, theCase.id), how);
}

/** The latest answer to each question of a case, and what its danger scale came to. */
export async function readAnswers(tx: Tx, caseId: string): Promise<Answers> {
  const answers = await latestAnswers(tx, caseId);
  const said = Object.fromEntries(answers.map(({ code, value }) => [code, value]));
  return { ...said, dv_high_danger: await highDanger(tx, caseId) };
}

/** What policies may know of a dispute, registered or not. @param answers nothing about the danger scale: it was not used */
export function factsOf(dispute: Dispute, answers: Answers, { mode, trade = null }: How): CaseFacts {
  const { typeCode, risk, areaPath, amountFen, headcount, legalTrack } = dispute;
  const byType: Answers =
    typeCode?.startsWith(DOMESTIC_VIOLENCE_TYPE) === true ? { domestic_violence: 'yes' } : {};
  const facts: Answers = { dv_high_danger: 'unknown', ...answers, ...byType };
  return { typeCode, risk, areaPath, amountFen, headcount, legalTrack, facts, trade, mode };
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
