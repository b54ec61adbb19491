import type { AgencyKind } from './agency-kind.js';
import type { CaseRole } from './case-role.js';
import { evaluate, type Circumstances } from './condition.js';
import type { FactCode } from './fact-codes.js';
import { readFacts, type FactReading } from './facts.js';
import { checklistOf, questionsOf } from './guard-questions.js';
import type {
  GuardEffect,
  GuardInput,
  GuardOverride,
  GuardReport,
  GuardRuleBook,
  Verdict,
} from './guard-report.js';
import type { GuardRule } from './guard-rule.js';

/** From the strictest to the mildest. */
const STRICTNESS: readonly GuardEffect[] = ['STOP', 'HOLD', 'DIVERT', 'WARN', 'ALLOW_COND'];

/**
 * Applies the guard table, top-down, in three values.
 *
 * Nothing here refuses to record: the report is a value, and the caller decides which actions it bars (a STOP bars
 * mediation and settling on the scene, never registering, adding or closing). At registration only filled facts and
 * trigger words speak; unknown facts become a checklist later. See `readFacts` for what a trigger word counts as.
 */
export function evaluateGuards(input: GuardInput, book: GuardRuleBook): GuardReport {
  const facts = readFacts(input.facts, input.suspicions, book.catalogue);
  const circumstances: Circumstances = { ...input, facts };
  const verdicts = book.rules
    .filter((rule) => binds(rule, input.agencyKind))
    .map((rule) => judge(rule, circumstances, input.overrides ?? []));

  const effects = verdicts.flatMap((verdict) => verdict.effect ?? []);
  const overall = STRICTNESS.find((effect) => effects.includes(effect)) ?? 'CLEAR';
  const inForce = verdicts.filter((verdict) => verdict.effect !== null);
  const isRegistration = input.stage === 'registration';
  return {
    verdicts,
    overall,
    decidedBy: inForce.filter((verdict) => verdict.effect === overall).map((verdict) => verdict.rule),
    unknownFacts: isRegistration ? [] : checklistOf({ ...input, facts, verdicts, book }),
    questions: isRegistration ? questionsOf({ ...input, facts, verdicts, book }) : [],
    blockedForms: [...new Set(inForce.flatMap((verdict) => verdict.blockedForms))],
    opensPaths: [...new Set(inForce.flatMap((verdict) => verdict.opensPaths))],
  };
}

/** Whether this role may lift this rule. */
export function mayOverride(rule: GuardRule, role: CaseRole): boolean {
  return rule.overridableBy.includes(role);
}

function binds(rule: GuardRule, kind: AgencyKind | undefined): boolean {
  return rule.binds === 'everyone' || kind === undefined || rule.binds.includes(kind);
}

function judge(rule: GuardRule, on: Circumstances, overrides: readonly GuardOverride[]): Verdict {
  const { truth, because, missing } = evaluate(rule.condition, on);
  const isOverridden = overrides.some((lift) => lift.rule === rule.code && mayOverride(rule, lift.role));
  return {
    rule: rule.code,
    title: rule.title,
    truth,
    outcome: rule.outcome,
    effect: truth === 'yes' && !isOverridden ? effectOf(rule) : null,
    because,
    suspectedFrom: hintsBehind(truth === 'yes' ? because : missing, on.facts),
    missing,
    todo: rule.todo,
    legalBasis: rule.legalBasis,
    blockedForms: rule.blockedForms ?? [],
    opensPaths: rule.opensPaths ?? [],
    overridableBy: rule.overridableBy,
    isOverridden,
  };
}

function effectOf(rule: GuardRule): GuardEffect {
  return rule.mayStop || rule.outcome === 'ALLOW_COND' ? rule.outcome : 'WARN';
}

function hintsBehind(codes: readonly string[], facts: ReadonlyMap<FactCode, FactReading>): readonly string[] {
  const hints = [...facts.values()].filter((reading) => reading.isSuspected && codes.includes(reading.code));
  return [...new Set(hints.flatMap((reading) => reading.hints))];
}
