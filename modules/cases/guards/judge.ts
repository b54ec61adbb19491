import type { PartyAttribute } from '../domain/condition.js';
import type { NumberCode } from '../domain/fact-codes.js';
import { readFacts, type Fact } from '../domain/facts.js';
import type { GuardInput, GuardOverride, GuardReport, GuardRuleBook } from '../domain/guard-report.js';
import { evaluateGuards } from '../domain/guards.js';
import { proposeLane, type LaneLimits, type LaneProposal } from '../domain/lane.js';
import {
  assessRisk,
  isHigherRisk,
  type RiskAssessment,
  type RiskLevel,
  type RiskTrigger,
} from '../domain/risk-level.js';
import { type Ground, suspicionsInText, suspicionsOfType, suspicionsOnRecord } from '../domain/suspicions.js';
import { anyOf } from '../domain/truth.js';

/** Everything the rules may look at, whether or not the case exists yet. */
export interface Known {
  readonly typeCode: string | null;
  readonly narrative: string;
  /** When the narrative was written; words younger than a "no" ask again. */
  readonly narrativeAt: Date;
  readonly facts: readonly Fact[];
  readonly numbers: Readonly<Partial<Record<NumberCode, number>>>;
  readonly parties: readonly { readonly attributes: readonly PartyAttribute[] }[];
  /** Of whoever would mediate; kinds the rules do not name are bound by what binds everyone. */
  readonly agencyKind: string;
  readonly overrides: readonly GuardOverride[];
  /** What the rules in force rest on that were judged before; empty for what is only being written down. */
  readonly grounds: readonly Ground[];
  /** The level somebody holds it for; the lane goes by it where it is higher than what is proven. Null: nobody has said. */
  readonly heldFor: RiskLevel | null;
}

/** Rules, triggers and limits in force. */
export interface RuleSet {
  readonly rulesVersion: number;
  readonly book: GuardRuleBook;
  readonly triggers: readonly RiskTrigger[];
  readonly otherwise: RiskLevel;
  readonly laneLimits: LaneLimits;
}

export interface Judgement {
  readonly rulesVersion: number;
  readonly guards: GuardReport;
  readonly risk: RiskAssessment;
  readonly lane: LaneProposal;
}

/** What rules, triggers and limits make of what is known. Pure. */
export function judge(known: Known, stage: GuardInput['stage'], rules: RuleSet): Judgement {
  const { catalogue } = rules.book;
  const told = [
    ...suspicionsInText(known.narrative, catalogue, known.narrativeAt),
    ...suspicionsOfType(known.typeCode, catalogue),
  ];
  const suspicions = [...told, ...suspicionsOnRecord(known.grounds, catalogue, told)];
  const input = { ...known, suspicions, stage };
  const facts = readFacts(known.facts, suspicions, catalogue);
  const risk = assessRisk({ ...known, facts }, rules.triggers, rules.otherwise);
  const lane = proposeLane(
    {
      isSettledOnScene: false,
      agencies: known.numbers.agencies_involved ?? null,
      risk: known.heldFor !== null && isHigherRisk(known.heldFor, risk.level) ? known.heldFor : risk.level,
      violence: anyOf([
        facts.get('violence')?.value ?? 'unknown',
        facts.get('domestic_violence')?.value ?? 'unknown',
      ]),
      minorHarmed: facts.get('minor_harmed')?.value ?? 'unknown',
      amountFen: known.numbers.amount_fen ?? null,
      people: known.numbers.people_involved ?? null,
    },
    rules.laneLimits,
  );
  return { rulesVersion: rules.rulesVersion, guards: evaluateGuards(input, rules.book), risk, lane };
}
