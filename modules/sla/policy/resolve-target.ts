import { assertNever } from '../../../src/kernel/assert-never.js';
import { InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import type { Amount } from '../domain/target.js';
import type { Band, ClockSubject, Lane } from '../clocks/clock-row.js';
import type {
  PinnedTarget,
  PolicyDefinition,
  RuleTime,
  TargetMatch,
  TargetRule,
} from './policy-definition.js';

/** What a rule is looked up by. */
export interface TargetQuestion {
  readonly name: string;
  readonly subjectType: ClockSubject;
  readonly lane: Lane;
  readonly band: Band;
  readonly kind: string | null;
}

/** Calendar versions by whose they are. */
export interface CalendarChoice {
  readonly owner: string;
  readonly office: string;
  readonly station: string;
}

const HOUR_MS = 3_600_000;

/**
 * The first rule that matches; null when it says that there is no such clock here.
 * @throws NotFound `clock_rule_not_found` when the policy knows no clock of that name
 */
export function findRule(policy: PolicyDefinition, question: TargetQuestion): TargetRule | null {
  const named = policy.rules.filter(({ clock }) => clock === question.name);
  if (named.length === 0) throw new NotFound('clock_rule');
  const rule = named.find(({ when }) => matches(when, question)) ?? null;
  return rule === null || rule.time === null ? null : rule;
}

/** An amount the starter of a clock names itself. */
export interface GivenTime {
  readonly dueAt: Date | null;
  readonly amount: number | null;
}

/**
 * The rule as a clock is pinned to it.
 * @throws InvalidInput when the rule needs an absolute due time and none is given
 */
export function pinTarget(
  policy: PolicyDefinition,
  rule: TargetRule,
  { calendars, given }: { readonly calendars: CalendarChoice; readonly given: GivenTime },
): PinnedTarget {
  return {
    key: rule.key,
    time: timeOf(rule, given),
    calendarId: calendars[rule.calendar],
    warningPercents: rule.warningPercents,
    ladder: policy.ladders[rule.ladder] ?? [],
    pausableBy: rule.pausableBy,
    maxTotalPauseMs: rule.maxPauseHours === null ? null : rule.maxPauseHours * HOUR_MS,
    breachMode: 'strict_instant',
    class: rule.class,
    legalBasis: rule.legalBasis,
    extension: rule.extension,
    graceMs: rule.graceMinutes * 60_000,
    lapses: rule.lapses,
    given: given.dueAt !== null || given.amount !== null,
  };
}

function timeOf({ clock, time }: TargetRule, { dueAt, amount }: GivenTime): Amount {
  if (dueAt !== null) return { unit: 'instant', dueAt: dueAt.getTime() };
  if (time === null || time.unit === 'given') {
    throw InvalidInput.at('dueAt', 'due_time_required', `The clock ${clock} runs to an instant: name it.`);
  }
  return amount === null ? time : withAmount(time, amount);
}

function withAmount(time: Exclude<RuleTime, { unit: 'given' }>, amount: number): Amount {
  switch (time.unit) {
    case 'business_seconds':
    case 'working_days':
    case 'statutory_working_days':
    case 'calendar_hours':
    case 'calendar_days':
    case 'months':
      return { ...time, amount };
    default:
      return assertNever(time);
  }
}

function matches({ subjects, lanes, bands, kinds }: TargetMatch, question: TargetQuestion): boolean {
  const { subjectType, lane, band, kind } = question;
  return (
    (subjects?.includes(subjectType) ?? true) &&
    (lanes?.includes(lane) ?? true) &&
    (bands?.includes(band) ?? true) &&
    (kinds === undefined || (kind !== null && (kinds.includes(kind) || kinds.includes('*'))))
  );
}
