import type { ChecklistItem, Verdict } from '../domain/guard-report.js';
import type { Judgement } from '../guards/judge.js';
import type { Alike, LikeCase } from '../likeness/likeness.js';
import type {
  GuardReportView,
  LikeCaseView,
  LikenessView,
  PreviewView,
  QuestionView,
  VerdictView,
} from './guards.view.js';

/** What was found of something that is being written down. */
export interface Checked {
  readonly judged: Judgement;
  readonly alike: Alike;
  readonly types: readonly {
    readonly code: string;
    readonly name: string;
    readonly because: readonly string[];
  }[];
}

export function toGuardReportView({ guards, rulesVersion }: Judgement): GuardReportView {
  return {
    overall: guards.overall,
    decidedBy: [...guards.decidedBy],
    verdicts: guards.verdicts.map(toVerdictView),
    questions: guards.questions.map(toQuestionView),
    checklist: guards.unknownFacts.map(toQuestionView),
    blockedForms: [...guards.blockedForms],
    rulesVersion,
  };
}

/** Of earlier cases those the reader may not see are left out, but for the hint. */
export function toPreviewView({ judged, alike, types }: Checked): PreviewView {
  const { risk, lane } = judged;
  return {
    guards: {
      ...toGuardReportView(judged),
      verdicts: judged.guards.verdicts.filter(speaks).map(toVerdictView),
    },
    risk: { level: risk.level, reasons: [...risk.reasons], couldRise: [...risk.couldRise] },
    lane: { lane: lane.lane, reasons: [...lane.reasons], toConfirm: [...lane.toConfirm] },
    types: types.map(({ code, name, because }) => ({ code, name, because: [...because] })),
    ...toLikenessView(alike),
  };
}

/** @param alike earlier cases, the likeliest first */
export function toLikenessView({ seen, unseen }: Alike): LikenessView {
  const like = seen.map(toLikeCaseView);
  return {
    duplicates: like.filter(({ standing }) => standing !== 'repeat_caller'),
    repeatCallers: like.filter(({ standing }) => standing === 'repeat_caller'),
    mayBeElsewhere: unseen.some(({ isHinted }) => isHinted),
  };
}

/** At registration only what is in force or suspected is said; all 26 are a GET away. */
function speaks({ effect, suspectedFrom }: Verdict): boolean {
  return effect !== null || suspectedFrom.length > 0;
}

function toVerdictView(verdict: Verdict): VerdictView {
  const { rule, title, truth, outcome, effect, isOverridden } = verdict;
  return {
    rule,
    title,
    truth,
    outcome,
    effect,
    because: [...verdict.because],
    suspectedFrom: [...verdict.suspectedFrom],
    missing: [...verdict.missing],
    todo: [...verdict.todo],
    legalBasis: [...verdict.legalBasis],
    blockedForms: [...verdict.blockedForms],
    opensPaths: [...verdict.opensPaths],
    overridableBy: [...verdict.overridableBy],
    isOverridden,
  };
}

function toQuestionView({ code, question, hints, rules }: ChecklistItem): QuestionView {
  return { code, question, hints: [...hints], rules: [...rules] };
}

function toLikeCaseView(like: LikeCase): LikeCaseView {
  const { caseId, number, registeredAt, agencyName, standing, reasons } = like;
  return {
    caseId,
    number,
    registeredAt: registeredAt.toISOString(),
    agencyName,
    standing,
    reasons: [...reasons],
  };
}
