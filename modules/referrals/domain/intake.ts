import { Refused } from '../../../src/kernel/errors.js';
import type { AgencyProfile, IntakeQuestion, RequiredPaper } from '../agency-profile.js';
import type { ReferralMode } from './modes.js';

/** What the sender says to one of the questions the recipient's kind asks. */
export interface IntakeAnswer {
  readonly code: string;
  /** `yes` or `no`, a day `YYYY-MM-DD`, fen in digits, one of the choices, or words: as the question asks. */
  readonly value: string;
}

/** Which of the papers the recipient's kind needs a file is. */
export interface NamedPaper {
  readonly code: string;
  readonly fileId: string;
}

/** What a recipient's kind asks for when a case of this mode arrives. */
export type Asked = Pick<AgencyProfile, 'intakeQuestions' | 'requiredPapers'>;

const NOTHING: Asked = { intakeQuestions: [], requiredPapers: [] };

/**
 * A question to an agency is no arrival of a case: nothing is asked back. Whoever answers questions and does nothing else asks
 * what it needs to know to answer them.
 */
export function askedBy(profile: Asked & Pick<AgencyProfile, 'modes'>, mode: ReferralMode): Asked {
  const onlyAnswers = profile.modes.length > 0 && profile.modes.every((each) => each === 'consult');
  return mode === 'consult' && !onlyAnswers ? NOTHING : profile;
}

const FITS: Readonly<Record<IntakeQuestion['answer'], RegExp>> = {
  yes_no: /^(yes|no)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  amount_fen: /^\d{1,15}$/,
  text: /\S/,
  choice: /\S/,
};

/**
 * That every answer is to a question of the recipient's kind and in its form. What is left unanswered is no error: nothing
 * is kept from being sent for it, and the checklist shows it.
 * @throws Refused `question_unknown` with the codes; `answer_unfit` with question and form
 */
export function requireAnswers({ intakeQuestions }: Asked, answers: readonly IntakeAnswer[]): void {
  const byCode = new Map(intakeQuestions.map((question) => [question.code, question]));
  const codes = answers.flatMap(({ code }) => (byCode.has(code) ? [] : [code]));
  if (codes.length > 0)
    throw new Refused('question_unknown', 'The recipient asks no such questions.', { codes });
  for (const { code, value } of answers) {
    const question = byCode.get(code);
    if (question === undefined || fits(question, value)) continue;
    throw new Refused('answer_unfit', 'The answer has not the form the question asks for.', {
      question: code,
      form: question.answer,
      choices: question.choices ?? null,
    });
  }
}

function fits({ answer, choices }: IntakeQuestion, value: string): boolean {
  if (answer === 'choice' && choices !== undefined) return choices.includes(value);
  return FITS[answer].test(value) && (answer !== 'date' || isDay(value));
}

/** No thirtieth of February. */
function isDay(value: string): boolean {
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

/** @throws Refused `paper_unknown` with the codes of papers that the recipient's kind does not ask for */
export function requirePapers({ requiredPapers }: Asked, papers: readonly NamedPaper[]): void {
  const known = new Set(requiredPapers.map(({ code }) => code));
  const codes = papers.flatMap(({ code }) => (known.has(code) ? [] : [code]));
  if (codes.length > 0)
    throw new Refused('paper_unknown', 'The recipient asks for no such papers.', { codes });
}

/** Answers to questions that this recipient asks as well, and in the same form: a successor may be of another kind. */
export function answersFor({ intakeQuestions }: Asked, answers: readonly IntakeAnswer[]): IntakeAnswer[] {
  return answers.filter(({ code, value }) =>
    intakeQuestions.some((question) => question.code === code && fits(question, value)),
  );
}

/** One question of the checklist. */
export interface CheckedQuestion extends Pick<IntakeQuestion, 'code' | 'text' | 'answer' | 'required'> {
  readonly choices: readonly string[];
  readonly isAnswered: boolean;
}

/** The letter (移送函) comes with every referral: the desk prints it. */
const PRINTED: ReadonlyMap<string, 'f15'> = new Map([['letter', 'f15']]);

/** One paper of the checklist. */
export interface CheckedPaper extends RequiredPaper {
  /** The form the desk prints it as; null for a paper that somebody brings. */
  readonly printedAs: 'f15' | null;
  /** The files that were named as it. */
  readonly fileIds: readonly string[];
}

/** A required question without an answer, or a paper without a file. */
export interface MissingItem {
  readonly what: 'question' | 'paper';
  readonly code: string;
  /** Chinese: the question, or the name of the paper. */
  readonly text: string;
}

/** What the recipient's kind asks for, and how much of it is there. */
export interface Checklist {
  readonly questions: readonly CheckedQuestion[];
  readonly papers: readonly CheckedPaper[];
  readonly missing: readonly MissingItem[];
}

/** The checklist of what is asked, given the codes that are answered and the files that are named as papers. */
export function checklistOf(
  { intakeQuestions, requiredPapers }: Asked,
  answered: readonly string[],
  named: readonly NamedPaper[],
): Checklist {
  const questions = intakeQuestions.map(({ code, text, answer, choices = [], required }) => ({
    code,
    text,
    answer,
    choices,
    required,
    isAnswered: answered.includes(code),
  }));
  const papers = requiredPapers.map((paper) => ({
    ...paper,
    printedAs: PRINTED.get(paper.code) ?? null,
    fileIds: named.flatMap(({ code, fileId }) => (code === paper.code ? [fileId] : [])),
  }));
  const open = questions.filter(({ required, isAnswered }) => required && !isAnswered);
  const absent = papers.filter(({ printedAs, fileIds }) => printedAs === null && fileIds.length === 0);
  const missing: MissingItem[] = [
    ...open.map(({ code, text }) => ({ what: 'question' as const, code, text })),
    ...absent.map(({ code, label }) => ({ what: 'paper' as const, code, text: label })),
  ];
  return { questions, papers, missing };
}
