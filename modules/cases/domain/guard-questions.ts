import { leavesOf } from './condition.js';
import type { FactCode } from './fact-codes.js';
import type { FactDefinition, FactReading } from './facts.js';
import type { ChecklistItem, GuardInput, GuardRuleBook, Verdict } from './guard-report.js';
import type { GuardOutcome, GuardRuleCode } from './guard-rule.js';

/** The inputs both lists are made from. */
export interface QuestionSource {
  readonly typeCode: string | null;
  readonly stage: GuardInput['stage'];
  readonly facts: ReadonlyMap<FactCode, FactReading>;
  readonly verdicts: readonly Verdict[];
  readonly book: GuardRuleBook;
}

/** Two is what an officer at somebody's door will answer. */
const QUESTIONS_AT_REGISTRATION = 2;

const TYPE_QUESTION = '这起纠纷属于哪一类?';

const OUTCOME_RANK: Readonly<Record<GuardOutcome, number>> = { STOP: 0, HOLD: 1, DIVERT: 2, ALLOW_COND: 3 };

/**
 * At registration: what a word or the type suggests and a rule rests on, safety first, then by the outcome it decides, then
 * by the order of the table. After that what a yes leaves open: see `followUps`.
 */
export function questionsOf(source: QuestionSource): ChecklistItem[] {
  const suspected = source.book.catalogue.filter(
    (definition) => source.facts.get(definition.code)?.isSuspected,
  );
  const suggested = byDecisiveness(
    suspected.map((definition) => factItem(definition, source)).filter((item) => item.rules.length > 0),
    source,
  );
  return [...suggested, ...followUps(source)].slice(0, QUESTIONS_AT_REGISTRATION);
}

/**
 * What a yes leaves open: facts to be asked after it on which a rule waits that the yes itself speaks for; else the answer to
 * our own question would silence the rule. First what decides a rule with the fewest answers, for two are all there will be;
 * what only adds a condition is left to the checklist.
 */
function followUps(source: QuestionSource): ChecklistItem[] {
  const items = source.book.catalogue
    .filter(({ code }) => source.facts.get(code)?.isSuspected !== true)
    .map((definition) => ({ definition, waits: waitsAfterYes(definition, source) }))
    .filter(({ waits }) => waits < Infinity);
  const waitsOf = new Map(items.map(({ definition, waits }) => [definition.code as string, waits]));
  return byDecisiveness(
    items.map(({ definition }) => factItem(definition, source)),
    source,
  ).sort((a, b) => (waitsOf.get(a.code) ?? 0) - (waitsOf.get(b.code) ?? 0));
}

/** How many answers the nearest rule waits for that rests on the yes and on this fact; Infinity where none does. */
function waitsAfterYes({ code, askAfter, askStage }: FactDefinition, source: QuestionSource): number {
  if (askAfter === undefined || askStage === 'during_mediation') return Infinity;
  const reading = source.facts.get(askAfter);
  if (reading?.value !== 'yes' || reading.isSuspected) return Infinity;
  const resting = new Set(
    source.book.rules
      .filter(({ outcome, condition }) => outcome !== 'ALLOW_COND' && leavesOf(condition).includes(askAfter))
      .map((rule) => rule.code),
  );
  return Math.min(
    ...source.verdicts
      .filter(({ rule, missing }) => resting.has(rule) && missing.includes(code))
      .map(({ missing }) => missing.length),
  );
}

/**
 * Before and during mediation: every unknown or merely suspected fact and every missing number that an undecided rule
 * still waits for, as far as asking makes sense for this type, at this stage and after earlier answers.
 */
export function checklistOf(source: QuestionSource): ChecklistItem[] {
  const facts = source.book.catalogue
    .filter((definition) => isOpen(definition, source) && makesSense(definition, source))
    .map((definition) => factItem(definition, source))
    .filter((item) => item.rules.length > 0);
  return byDecisiveness([...typeItem(source), ...facts, ...numberItems(source)], source);
}

function isOpen(definition: FactDefinition, { facts, verdicts }: QuestionSource): boolean {
  const reading = facts.get(definition.code);
  if (reading?.isSuspected) return true;
  return verdicts.some((verdict) => verdict.missing.includes(definition.code));
}

function makesSense(definition: FactDefinition, { typeCode, stage, facts }: QuestionSource): boolean {
  if (facts.get(definition.code)?.isSuspected) return true;
  if (definition.askStage === 'during_mediation' && stage !== 'during_mediation') return false;
  const { askAfter, askForTypes } = definition;
  if (askAfter && facts.get(askAfter)?.value === 'yes') return true;
  if (!askForTypes) return askAfter === undefined;
  if (typeCode === null) return askAfter === undefined;
  return askForTypes.some((prefix) => typeCode.startsWith(prefix));
}

function factItem(definition: FactDefinition, source: QuestionSource): ChecklistItem {
  return {
    code: definition.code,
    question: definition.question,
    hints: source.facts.get(definition.code)?.hints ?? [],
    rules: rulesWaitingFor(definition.code, source),
  };
}

function numberItems(source: QuestionSource): ChecklistItem[] {
  return source.book.numbers
    .filter((definition) => source.verdicts.some((verdict) => verdict.missing.includes(definition.code)))
    .filter(({ askAfter }) => askAfter === undefined || source.facts.get(askAfter)?.value === 'yes')
    .map(({ code, question }) => ({ code, question, hints: [], rules: rulesWaitingFor(code, source) }));
}

function typeItem(source: QuestionSource): ChecklistItem[] {
  const rules = rulesWaitingFor('type', source);
  return rules.length === 0 ? [] : [{ code: 'type', question: TYPE_QUESTION, hints: [], rules }];
}

function rulesWaitingFor(code: string, { verdicts }: QuestionSource): GuardRuleCode[] {
  return verdicts
    .filter((verdict) => [...verdict.missing, ...verdict.because].some((each) => each === code))
    .map((verdict) => verdict.rule);
}

function byDecisiveness(items: readonly ChecklistItem[], source: QuestionSource): ChecklistItem[] {
  return items
    .map((item) => ({ item, weight: weightOf(item, source) }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ item }) => item);
}

function weightOf(item: ChecklistItem, { book, verdicts }: QuestionSource): number {
  const definition = book.catalogue.find((each) => each.code === item.code);
  const safety = definition?.isSafety && item.hints.length > 0 ? 0 : 1;
  const ranks = verdicts.map((verdict, index) =>
    item.rules.includes(verdict.rule) ? OUTCOME_RANK[verdict.outcome] * 100 + index : Infinity,
  );
  return safety * 1000 + Math.min(...ranks);
}
