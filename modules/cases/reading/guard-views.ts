import type { Verdict } from '../domain/guard-report.js';
import type { Judgement } from '../guards/judge.js';
import type { LikeCase } from '../likeness/likeness.js';
import type { GuardReportView, LikeCaseView, PreviewView } from './guards.view.js';

export function toGuardReportView({ guards, rulesVersion }: Judgement): GuardReportView {
  const { overall, decidedBy, verdicts, questions, unknownFacts, blockedForms } = guards;
  return { overall, decidedBy, verdicts, questions, checklist: unknownFacts, blockedForms, rulesVersion };
}

/** @param alike earlier cases, the likeliest first */
export function toPreviewView(judged: Judgement, alike: readonly LikeCase[]): PreviewView {
  const like = alike.map(toLikeCaseView);
  return {
    guards: { ...toGuardReportView(judged), verdicts: judged.guards.verdicts.filter(speaks) },
    risk: judged.risk,
    lane: judged.lane,
    duplicates: like.filter(({ standing }) => standing !== 'repeat_caller'),
    repeatCallers: like.filter(({ standing }) => standing === 'repeat_caller'),
  };
}

/** At registration only what is in force or suspected is said; all 26 are a GET away. */
function speaks({ effect, suspectedFrom }: Verdict): boolean {
  return effect !== null || suspectedFrom.length > 0;
}

function toLikeCaseView({
  caseId,
  number,
  registeredAt,
  agencyName,
  standing,
  reasons,
}: LikeCase): LikeCaseView {
  return { caseId, number, registeredAt: registeredAt.toISOString(), agencyName, standing, reasons };
}
