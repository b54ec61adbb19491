import { InvalidInput, type FieldProblem } from '../../../src/kernel/errors.js';
import {
  type PolicyDefinition,
  RECIPIENT_ROLES,
  STEP_KINDS,
  STEP_UNITS,
  type TargetRule,
} from './policy-definition.js';
import { extensionProblems, isStepAmount, timeProblems, toleranceProblems } from './rule-amounts.js';

const MARKS = ['verified', 'secondary', 'memory', 'design'];
const CALENDARS = ['owner', 'office', 'station'];
const CLASSES = ['service', 'statutory', 'contract'];
const PARTS = ['subjects', 'lanes', 'bands', 'kinds'];
const CLOCK_NAME = /^[a-z][a-z_]{0,62}$/;

/**
 * Everything that is wrong with a policy, all at once.
 * @throws InvalidInput with a path such as `rules[3].time.amount`
 */
export function assertPolicy(definition: PolicyDefinition): void {
  assertShape(definition);
  const { rules, ladders } = definition;
  const problems: FieldProblem[] = rules.flatMap((rule, index) =>
    ruleProblems(rule, `rules[${index}]`, ladders),
  );
  const keys = rules.map(({ key }) => key);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) !== index)
      problems.push({ path: `rules[${index}].key`, code: 'key_twice', message: 'Keys are unique.' });
  });
  for (const [name, steps] of Object.entries(ladders)) {
    const levels = steps.map(({ level }) => level);
    if (new Set(levels).size === levels.length) continue;
    problems.push({
      path: `ladders.${name}`,
      code: 'level_twice',
      message: 'Levels of a ladder are unique.',
    });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** What arrives as JSON may be anything; only what has the shape is read further. */
function assertShape(definition: unknown): void {
  const { rules, ladders } = (definition ?? {}) as Partial<Record<keyof PolicyDefinition, unknown>>;
  const problems: FieldProblem[] = [];
  if (!Array.isArray(rules) || rules.length === 0) {
    problems.push({ path: 'rules', code: 'rules_missing', message: 'A list of rules.' });
  } else {
    rules.forEach((rule: unknown, index) => {
      if (!isRule(rule)) problems.push({ path: `rules[${index}]`, code: 'bad_rule', message: RULE_SHAPE });
    });
  }
  if (!isObject(ladders) || !Object.values(ladders).every(isLadder)) {
    problems.push({
      path: 'ladders',
      code: 'bad_ladders',
      message: 'Lists of steps {level, unit, amount, recipients, kind} by name.',
    });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
}

const RULE_SHAPE =
  'A rule {key, clock, when, time, calendar, class, legalBasis, warningPercents, ladder, pausableBy, maxPauseHours, extension, graceMinutes, lapses}.';

function isRule(rule: unknown): boolean {
  if (!isObject(rule)) return false;
  const { key, clock, when, time, legalBasis, warningPercents, ladder, pausableBy } = rule;
  return (
    [key, clock, ladder].every((text) => typeof text === 'string') &&
    isMatch(when) &&
    (time === null || isObject(time)) &&
    isObject(legalBasis) &&
    typeof legalBasis['text'] === 'string' &&
    MARKS.includes(String(legalBasis['mark'])) &&
    Array.isArray(warningPercents) &&
    warningPercents.every((percent) => typeof percent === 'number') &&
    (pausableBy === 'any' || isWords(pausableBy)) &&
    CALENDARS.includes(String(rule['calendar'])) &&
    CLASSES.includes(String(rule['class'])) &&
    typeof rule['graceMinutes'] === 'number' &&
    typeof rule['lapses'] === 'boolean' &&
    (rule['maxPauseHours'] === null || typeof rule['maxPauseHours'] === 'number') &&
    (rule['extension'] === null || isObject(rule['extension']))
  );
}

/** Lists of words; which words there are is no concern of the shape, for kinds are named by other modules. */
function isMatch(when: unknown): boolean {
  return (
    isObject(when) && Object.entries(when).every(([part, words]) => PARTS.includes(part) && isWords(words))
  );
}

function isWords(words: unknown): boolean {
  return Array.isArray(words) && words.every((word) => typeof word === 'string');
}

function isLadder(steps: unknown): boolean {
  return (
    Array.isArray(steps) &&
    steps.every(
      (step: unknown) =>
        isObject(step) &&
        typeof step['level'] === 'string' &&
        isOneOf(STEP_UNITS, step['unit']) &&
        isStepAmount(step['unit'], step['amount']) &&
        Array.isArray(step['recipients']) &&
        step['recipients'].every((role: unknown) => isOneOf(RECIPIENT_ROLES, role)) &&
        isOneOf(STEP_KINDS, step['kind']),
    )
  );
}

function isOneOf(words: readonly string[], word: unknown): boolean {
  return typeof word === 'string' && words.includes(word);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function ruleProblems(rule: TargetRule, path: string, ladders: PolicyDefinition['ladders']): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const problem = (field: string, code: string, message: string): void =>
    void problems.push({ path: `${path}.${field}`, code, message });
  const { time, extension, warningPercents } = rule;
  if (!CLOCK_NAME.test(rule.clock)) problem('clock', 'bad_name', 'Lower-case letters and underscores.');
  if (time !== null) problems.push(...timeProblems({ ...time }, `${path}.time`));
  if (extension !== null) problems.push(...extensionProblems({ ...extension }, `${path}.extension`));
  problems.push(...toleranceProblems(rule, path));
  if (ladders[rule.ladder] === undefined)
    problem('ladder', 'unknown_ladder', 'Name a ladder of this version.');
  const ascending = warningPercents.every(
    (percent, index) => percent > (warningPercents[index - 1] ?? 0) && percent <= 100,
  );
  if (!ascending) problem('warningPercents', 'not_ascending', 'Ascending percents above 0, at most 100.');
  if (rule.legalBasis.text.trim() === '')
    problem('legalBasis.text', 'source_missing', 'Say where the number comes from.');
  return problems;
}
