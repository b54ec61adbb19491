import { CASE_STATE_WORDS } from '../../cases/index.js';
import { SCREEN_WORDS } from '../../referrals/index.js';
import { clockTask, LADDER_ROLE_WORDS, type SubjectWords } from '../../sla/index.js';
import { type HarmFormula, harmOf } from '../harm/formula.js';
import { orderOfLineView } from '../supervision/order-of-line.js';
import type { BoardLineView } from './board.view.js';
import type { LimitRow } from './limit-lines.js';

const OF_REFERRALS: Readonly<Record<string, string>> = SCREEN_WORDS;
const OF_CASES: Readonly<Record<string, string>> = CASE_STATE_WORDS;
const ROLES: Readonly<Record<string, string>> = LADDER_ROLE_WORDS;

/** By what harm is weighed, and as of when. */
export interface Weighed {
  readonly formula: HarmFormula & { readonly version: number };
  readonly now: Date;
}

/** A line as it is shown, its codes in words. */
export function lineView(row: LimitRow & SubjectWords, weighed: Weighed): BoardLineView {
  const {
    clockName,
    sortAt: _,
    handlerUserId,
    handlerName,
    escalation,
    lastChase,
    order,
    state,
    ...line
  } = row;
  return {
    ...line,
    kind: clockName,
    words: clockTask({ name: clockName, subjectType: row.subjectType }),
    state,
    word:
      state === null ? null : ((row.subjectType === 'referral' ? OF_REFERRALS : OF_CASES)[state] ?? state),
    handler: handlerUserId === null ? null : { userId: handlerUserId, name: handlerName ?? '' },
    deadlineAt: row.paused ? null : (row.deadlineAt?.toISOString() ?? null),
    escalation:
      escalation === null
        ? null
        : {
            ...escalation,
            firedAt: new Date(escalation.firedAt).toISOString(),
            roleWords: ROLES[escalation.role] ?? escalation.role,
          },
    harm: harmView(row, weighed),
    order: orderOfLineView(order),
    lastChase: lastChase === null ? null : { ...lastChase, at: new Date(lastChase.at).toISOString() },
  };
}

/** Null where nothing runs: a pause is not late. */
function harmView(
  { paused, deadlineAt, risk, headcount, lastChase }: LimitRow,
  { formula, now }: Weighed,
): BoardLineView['harm'] {
  if (paused || deadlineAt === null) return null;
  const facts = {
    risk,
    headcount,
    chases: lastChase?.count ?? 0,
    lateMs: now.getTime() - deadlineAt.getTime(),
  };
  return { ...harmOf(formula, facts), formulaVersion: formula.version };
}
