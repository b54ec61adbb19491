import type { Views } from '../../api/client';
import { FILES } from '../../texts/files';
import type { SayInstant } from '../../time/words';
import type { Words } from '../../words/words';
import type { Records } from './records-query';

/** One record as it is read: what it is, what it says, when and by whom. */
export interface RecordLine {
  readonly id: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly by: string;
}

interface By {
  readonly by: string | null;
  readonly agency: string | null;
}

/** Everything people put on record about a case, in words, the newest first. */
export function recordLines(records: Records, word: Words, when: SayInstant): RecordLine[] {
  return [
    ...records.endings.map(({ id, at, outcome, text, by, agency }) => ({
      ...{ id, at, by: whoOf({ by, agency }) },
      title: FILES.ending(word('close_outcome', outcome)),
      text: text ?? '',
    })),
    ...records.settlements.map(({ id, at, facts, agreedText, ...by }) => ({
      ...{ id, at, by: whoOf(by) },
      title: FILES.settlement,
      text: FILES.held(facts, agreedText),
    })),
    ...records.withdrawalReports.map(({ id, at, summary, ...by }) => ({
      ...{ id, at, by: whoOf(by) },
      title: FILES.withdrawal,
      text: summary,
    })),
    ...records.extensions.map(({ id, askedAt, amount, decision, reason, decisionReason, askedBy }) => ({
      ...{ id, at: askedAt, by: askedBy ?? '' },
      title: FILES.extension(
        amount,
        decision === null ? FILES.waiting : (FILES.decisions[decision] ?? decision),
      ),
      text: [reason, decisionReason].filter((each) => each !== null).join('\n'),
    })),
    ...records.links.flatMap(({ id, at, other, by }) =>
      other === null ? [] : [{ id, at, by: by ?? '', title: FILES.link, text: other.number }],
    ),
    ...ownLines(records, word, when),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** What an agency that does not see the case has put on record itself, in words, the newest first. */
export function ownLines(
  {
    visits,
    safetyPlans,
    otherWaysNotices,
    dangerAssessments,
  }: Pick<Views['OwnRecordsView'], 'visits' | 'safetyPlans' | 'otherWaysNotices' | 'dangerAssessments'>,
  word: Words,
  when: SayInstant,
): RecordLine[] {
  return [
    ...visits.map(({ id, visitedAt, manner, result, note, ...by }) => ({
      ...{ id, at: visitedAt, by: whoOf(by) },
      title: FILES.visit(word('visit_manner', manner), word('visit_result', result)),
      text: note ?? '',
    })),
    ...safetyPlans.map(({ id, at, measures, told, nextCheckAt, ...by }) => ({
      ...{ id, at, by: whoOf(by) },
      title: FILES.plan,
      text: [
        measures,
        told.length === 0 ? null : FILES.planTold(told.join('、')),
        nextCheckAt === null ? null : FILES.planNext(when(nextCheckAt)),
      ]
        .filter((each) => each !== null)
        .join('\n'),
    })),
    ...otherWaysNotices.map(({ id, at, reason, ways, ...by }) => ({
      ...{ id, at, by: whoOf(by) },
      title: FILES.otherWays,
      text: `${reason}\n${ways.join('；')}`,
    })),
    ...dangerAssessments.map(({ id, at, score, ...by }) => ({
      ...{ id, at, by: whoOf(by) },
      title: FILES.danger(score),
      text: '',
    })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1));
}

function whoOf({ by, agency }: By): string {
  return [agency, by].filter((each) => each !== null && each !== '').join(' ');
}
