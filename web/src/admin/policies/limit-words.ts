import { POLICIES } from '../../texts/admin-policies';
import type { CountedUnit, LadderStep, PolicyRule, RuleTime } from './definition';

const HOUR_S = 3600;
const NOT_CHECKED = ['memory', 'secondary'];

/** An amount as people say it: 1 个工作日, 2 个工作小时, 不计时. */
export function timeWords(time: RuleTime | null): string {
  if (time === null) return POLICIES.noClock;
  if (time.unit === 'given') return time.optional === true ? POLICIES.optional : POLICIES.given;
  return time.amount === 0 ? POLICIES.atOnce : amountWords(time.unit, time.amount);
}

function amountWords(unit: CountedUnit, amount: number): string {
  switch (unit) {
    case 'business_seconds':
      return POLICIES.workingHours(String(amount / HOUR_S));
    case 'working_days':
      return POLICIES.workingDays(amount);
    case 'statutory_working_days':
      return POLICIES.legalDays(amount);
    case 'calendar_hours':
      return POLICIES.hours(String(amount));
    case 'calendar_days':
      return POLICIES.days(amount);
    case 'months':
      return POLICIES.months(amount);
  }
}

/** The unit that a form asks in, and how many of the server's own units are one of it. */
export function formUnit(unit: CountedUnit): { readonly name: string; readonly size: number } {
  switch (unit) {
    case 'business_seconds':
      return { name: POLICIES.unitWorkingHours, size: HOUR_S };
    case 'calendar_hours':
      return { name: POLICIES.unitHours, size: 1 };
    case 'calendar_days':
      return { name: POLICIES.unitDays, size: 1 };
    case 'months':
      return { name: POLICIES.unitMonths, size: 1 };
    case 'working_days':
    case 'statutory_working_days':
      return { name: POLICIES.unitWorkingDays, size: 1 };
  }
}

/** Nobody has read the text that the number is said to come from. */
export function isUnchecked({ legalBasis }: Pick<PolicyRule, 'legalBasis'>): boolean {
  return NOT_CHECKED.includes(legalBasis.mark);
}

export function ladderName(name: string): string {
  return POLICIES.ladderNames[name] ?? name;
}

/** When a step of a ladder is taken: 到期时, 超时 4 个工作小时后, 到期前 3 天. */
export function stepWhen({ unit, amount }: LadderStep): string {
  if (unit === 'percent_of_time') return POLICIES.share(amount);
  if (amount === 0) return POLICIES.atDeadline;
  const distance = distanceWords(unit, Math.abs(amount));
  return amount < 0 ? POLICIES.before(distance) : POLICIES.after(distance);
}

function distanceWords(unit: LadderStep['unit'], amount: number): string {
  if (unit === 'working_days') return POLICIES.workingDays(amount);
  if (unit === 'business_seconds') return POLICIES.workingHours(String(amount / HOUR_S));
  const days = amount / (24 * HOUR_S);
  return Number.isInteger(days) ? POLICIES.days(days) : POLICIES.hours(String(amount / HOUR_S));
}

/** The name of what a rule is for besides lane and band: a kind of agency or of dispute. @param word of agency kinds */
export function kindNames(kinds: readonly string[] | undefined, word: (code: string) => string): string {
  return (kinds ?? []).map((kind) => POLICIES.kindNames[kind] ?? word(kind)).join('、');
}
