import type { Tx } from '../../../src/platform/database/tx.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { CaseRole } from '../domain/case-role.js';
import type { PartyAttribute } from '../domain/condition.js';
import type { FactCode, NumberCode } from '../domain/fact-codes.js';
import type { Fact } from '../domain/facts.js';
import type { GuardOverride } from '../domain/guard-report.js';
import type { GuardRuleCode } from '../domain/guard-rule.js';
import type { Truth } from '../domain/truth.js';

/** One answer or count as it is put on record. */
export type NewFact =
  { readonly code: FactCode; readonly value: Truth } | { readonly code: NumberCode; readonly number: number };

/** An answer or count as it stands on record. */
export interface RecordedFact {
  readonly id: string;
  readonly code: string;
  readonly value: Truth | null;
  readonly number: number | null;
  readonly saidBy: string;
  readonly at: Date;
}

/** @param saidBy a person's name, or the name of a feed */
export async function insertFacts(
  tx: Tx,
  caseId: string,
  facts: readonly NewFact[],
  saidBy: string,
): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map((fact, position) => ({
    id: uuidv7(),
    position,
    code: fact.code,
    value: 'value' in fact ? fact.value : null,
    number: 'number' in fact ? fact.number : null,
  }));
  await tx.query(
    `insert into case_fact (id, case_id, code, value, number, said_by, recorded_by, at)
     select f.id, $1, f.code, f.value, f.number, $3, $4, $5
     from jsonb_to_recordset($2::jsonb) as f(id uuid, position int, code text, value text, number bigint)
     order by f.position`,
    [caseId, JSON.stringify(rows), saidBy, tx.caller.actor.userId, await tx.now()],
  );
}

/** In the order in which they were recorded. */
export function readRecordedFacts(tx: Tx, caseId: string): Promise<RecordedFact[]> {
  return tx.query<RecordedFact>(
    `select f.id, f.code, f.value, f.number, f.said_by as "saidBy", f.at from case_fact f
     where f.case_id = $1 order by f.seq`,
    [caseId],
  );
}

/** Answers as the rules read them, and the latest count of each number. */
export function split(recorded: readonly RecordedFact[]): {
  readonly facts: Fact[];
  readonly numbers: Partial<Record<NumberCode, number>>;
} {
  const facts: Fact[] = [];
  const numbers: Partial<Record<NumberCode, number>> = {};
  for (const { code, value, number, saidBy, at } of recorded) {
    if (value !== null) facts.push({ code: code as FactCode, value, saidBy, at });
    if (number !== null) numbers[code as NumberCode] = number;
  }
  return { facts, numbers };
}

/** What the rules may know of each party; `minor` is the party's own mark. */
export async function readPartyAttributes(
  tx: Tx,
  caseId: string,
): Promise<{ readonly attributes: readonly PartyAttribute[] }[]> {
  const rows = await tx.query<{ attributes: PartyAttribute[]; isMinor: boolean }>(
    'select p.attributes, p.is_minor as "isMinor" from party p where p.case_id = $1 order by p.position',
    [caseId],
  );
  return rows.map(({ attributes, isMinor }) => ({
    attributes: isMinor ? ['minor', ...attributes] : attributes,
  }));
}

/** What the rules have come to on a case before, and what of that somebody lifted. */
export interface RuleRecord {
  readonly overrides: readonly (GuardOverride & { readonly role: CaseRole })[];
  /** What each rule rested on that was in force when it was last judged, and since when. */
  readonly grounds: readonly { readonly because: readonly string[]; readonly at: Date }[];
}

export async function readRuleRecord(tx: Tx, caseId: string): Promise<RuleRecord> {
  const [record] = await tx.query<{
    overrides: RuleRecord['overrides'];
    grounds: readonly { readonly because: readonly string[]; readonly at: string }[];
  }>(
    `select
       (select coalesce(jsonb_agg(jsonb_build_object('rule', o.rule_code, 'role', o.role)), '[]')
        from guard_override o where o.case_id = $1) as overrides,
       (select coalesce(jsonb_agg(jsonb_build_object('because', f.because, 'at', f.at)), '[]')
        from (select distinct on (rule_code) effect, because, at from guard_finding
              where case_id = $1 order by rule_code, seq desc) f
        where f.effect is not null) as grounds`,
    [caseId],
  );
  const { overrides = [], grounds = [] } = record ?? {};
  return { overrides, grounds: grounds.map(({ because, at }) => ({ because, at: new Date(at) })) };
}

/** What was in force on a case goes along to the one it was merged into, unless it is in force there as well. */
export async function copyFindingsInForce(
  tx: Tx,
  { fromId, intoId }: { readonly fromId: string; readonly intoId: string },
): Promise<void> {
  await tx.query(
    `with latest as (
       select distinct on (case_id, rule_code) * from guard_finding
       where case_id in ($1, $2) order by case_id, rule_code, seq desc)
     insert into guard_finding (id, case_id, rule_code, rules_version, truth, effect, because, at)
     select gen_random_uuid(), $2, f.rule_code, f.rules_version, f.truth, f.effect, f.because, f.at from latest f
     where f.case_id = $1 and f.effect is not null and not exists (
       select 1 from latest own where own.case_id = $2 and own.rule_code = f.rule_code and own.effect is not null)`,
    [fromId, intoId],
  );
}

/** The score of the latest danger scale; null when none was filled in. */
export async function latestDangerScore(tx: Tx, caseId: string): Promise<number | null> {
  const rows = await tx.query<{ score: number }>(
    'select score from danger_assessment where case_id = $1 order by seq desc limit 1',
    [caseId],
  );
  return rows[0]?.score ?? null;
}

/** The effect each rule had when it was last judged. */
export async function latestEffects(tx: Tx, caseId: string): Promise<ReadonlyMap<string, string | null>> {
  const rows = await tx.query<{ rule: string; effect: string | null }>(
    `select distinct on (rule_code) rule_code as rule, effect from guard_finding
     where case_id = $1 order by rule_code, seq desc`,
    [caseId],
  );
  return new Map(rows.map(({ rule, effect }) => [rule, effect]));
}

export async function insertFinding(
  tx: Tx,
  finding: {
    readonly caseId: string;
    readonly rule: GuardRuleCode;
    readonly rulesVersion: number;
    readonly truth: Truth;
    readonly effect: string | null;
    readonly because: readonly string[];
  },
): Promise<void> {
  const { caseId, rule, rulesVersion, truth, effect, because } = finding;
  await tx.query(
    `insert into guard_finding (id, case_id, rule_code, rules_version, truth, effect, because, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [uuidv7(), caseId, rule, rulesVersion, truth, effect, because, await tx.now()],
  );
}
