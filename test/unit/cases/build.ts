import type { Circumstances } from '../../../modules/cases/domain/condition.js';
import type { FactCode } from '../../../modules/cases/domain/fact-codes.js';
import { readFacts, type Fact } from '../../../modules/cases/domain/facts.js';
import type {
  GuardInput,
  GuardReport,
  GuardRuleBook,
  Verdict,
} from '../../../modules/cases/domain/guard-report.js';
import { evaluateGuards } from '../../../modules/cases/domain/guards.js';
import type { Truth } from '../../../modules/cases/domain/truth.js';
import { FACT_CATALOGUE, NUMBER_CATALOGUE } from '../../../modules/cases/seed/fact-catalogue.js';
import { GUARD_RULES } from '../../../modules/cases/seed/guard-rules.js';

export const RULE_BOOK: GuardRuleBook = {
  rules: GUARD_RULES,
  catalogue: FACT_CATALOGUE,
  numbers: NUMBER_CATALOGUE,
};

export const NOON = new Date('2026-03-02T04:00:00Z');

/** Answers given at noon by one officer. */
export function said(answers: Partial<Record<FactCode, Truth>>, at: Date = NOON): Fact[] {
  return (Object.entries(answers) as [FactCode, Truth][]).map(([code, value]) => ({
    code,
    value,
    saidBy: 'officer-1',
    at,
  }));
}

/** Guards on a case that has nothing but what the test states. */
export function guards(input: Partial<GuardInput> = {}): GuardReport {
  return evaluateGuards(
    {
      typeCode: null,
      facts: [],
      suspicions: [],
      numbers: {},
      parties: [],
      stage: 'before_mediation',
      ...input,
    },
    RULE_BOOK,
  );
}

export function verdictOf(rule: string, input: Partial<GuardInput>): Verdict {
  const verdict = guards(input).verdicts.find((each) => each.rule === rule);
  if (!verdict) throw new Error(`no verdict for ${rule}`);
  return verdict;
}

export function circumstances(
  answers: Partial<Record<FactCode, Truth>>,
  rest: Partial<Omit<Circumstances, 'facts'>> = {},
): Circumstances {
  return {
    typeCode: null,
    numbers: {},
    parties: [],
    ...rest,
    facts: readFacts(said(answers), [], FACT_CATALOGUE),
  };
}
