import { InvalidInput, type FieldProblem } from '../../../src/kernel/errors.js';
import type { PolicyDefinition, TargetRule } from './policy-definition.js';

const UNITS = [
  'given',
  'business_seconds',
  'working_days',
  'statutory_working_days',
  'calendar_hours',
  'calendar_days',
  'months',
];
const CLOCK_NAME = /^[a-z][a-z_]{0,62}$/;

/**
 * Everything that is wrong with a policy, all at once.
 * @throws InvalidInput with a path such as `rules[3].time.amount`
 */
export function assertPolicy({ rules, ladders }: PolicyDefinition): void {
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

function ruleProblems(rule: TargetRule, path: string, ladders: PolicyDefinition['ladders']): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (field: string, code: string, message: string): void =>
    void problems.push({ path: `${path}.${field}`, code, message });
  const { time, warningPercents } = rule;
  if (!CLOCK_NAME.test(rule.clock)) refuse('clock', 'bad_name', 'Lower-case letters and underscores.');
  if (time !== null && !UNITS.includes(time.unit))
    refuse('time.unit', 'unknown_unit', `One of ${UNITS.join(', ')}.`);
  else if (time !== null && 'amount' in time && !(Number.isFinite(time.amount) && time.amount >= 0)) {
    refuse('time.amount', 'bad_amount', 'A number not below zero.');
  }
  if (ladders[rule.ladder] === undefined)
    refuse('ladder', 'unknown_ladder', 'Name a ladder of this version.');
  const ascending = warningPercents.every(
    (percent, index) => percent > (warningPercents[index - 1] ?? 0) && percent <= 100,
  );
  if (!ascending) refuse('warningPercents', 'not_ascending', 'Ascending percents above 0, at most 100.');
  if (rule.legalBasis.text.trim() === '')
    refuse('legalBasis.text', 'source_missing', 'Say where the number comes from.');
  return problems;
}
