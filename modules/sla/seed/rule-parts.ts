import type { Band, Lane } from '../clocks/clock-row.js';
import type { ExtensionRule, LegalBasis, RuleTime, TargetRule } from '../policy/policy-definition.js';

/** `n` whole working days of the owner's calendar at the same time of day; a start or an end outside office hours moves to the next opening. */
export const workingDays = (amount: number): RuleTime => ({
  unit: 'working_days',
  amount,
  mode: 'same_clock_time_then_next_open',
});
export const workingHours = (amount: number): RuleTime => ({
  unit: 'business_seconds',
  amount: amount * 3600,
});
export const realHours = (amount: number): RuleTime => ({
  unit: 'calendar_hours',
  amount,
  hourRule: 'from_instant',
});
export const calendarDays = (amount: number): RuleTime => ({
  unit: 'calendar_days',
  amount,
  rollLastDay: true,
});
/** Working days of the law: the starting day does not count, the last one ends with business. */
export const legalWorkingDays = (amount: number): RuleTime => ({ unit: 'statutory_working_days', amount });

/** Ours; no official source. */
export const DESIGN: LegalBasis = { text: '平台默认值（无官方依据）', mark: 'design' };
export const verified = (text: string): LegalBasis => ({ text, mark: 'verified' });
export const secondary = (text: string): LegalBasis => ({ text, mark: 'secondary' });

/** Once, asked before expiry, at most the original; parties consent to more mediation. */
export const MEDIATION_EXTENSION: ExtensionRule = {
  count: 1,
  maxPercent: 100,
  approver: 'owner_head',
  needsConsent: true,
};
/** Once, asked before expiry, at most the original; a supervisor approves (唐山12345条例 24). */
export const SERVICE_EXTENSION: ExtensionRule = { ...MEDIATION_EXTENSION, needsConsent: false };

export const FULL_WARNINGS = [50, 75, 90, 100] as const;
export const SIMPLE_WARNINGS = [75, 100] as const;

const LANE_WARNINGS: Readonly<Record<Lane, readonly number[]>> = {
  on_the_spot: SIMPLE_WARNINGS,
  simple: SIMPLE_WARNINGS,
  full: FULL_WARNINGS,
};

/** What a clock promises by band; a band left out has the normal amount, null has no clock. */
export interface BandTimes {
  readonly normal: RuleTime | null;
  readonly orange?: RuleTime | null;
  readonly red?: RuleTime | null;
}

/** A clock as the seed tables write it down; the rest has defaults. */
export interface ClockSeed extends Partial<
  Omit<TargetRule, 'key' | 'clock' | 'when' | 'time' | 'warningPercents'>
> {
  readonly clock: string;
  readonly times: BandTimes;
  readonly lanes: readonly Lane[];
  readonly kinds?: readonly string[];
  readonly pausableInRed?: TargetRule['pausableBy'];
  readonly ladderInRed?: string;
  readonly warningPercents?: readonly number[];
}

const BANDS = ['normal', 'orange', 'red'] as const satisfies readonly Band[];

/** The rules of a clock: one for each lane and band it runs in, and one that ends the search where it does not. */
export function rulesOf(seed: ClockSeed): TargetRule[] {
  return seed.lanes.flatMap((lane) => BANDS.map((band) => ruleOf(seed, lane, band)));
}

/** Says of a clock that it exists and runs nowhere else: the name is known, and there is nothing to start. */
export function nowhereElse(clock: string): TargetRule {
  return {
    ...ruleOf({ clock, times: { normal: null }, lanes: [] }, 'full', 'normal'),
    key: `${clock}/none`,
    when: {},
  };
}

function ruleOf(seed: ClockSeed, lane: Lane, band: Band): TargetRule {
  const { clock, times, kinds } = seed;
  const time = band === 'normal' || times[band] === undefined ? times.normal : times[band];
  const ownRed = band === 'red' && times.red !== undefined;
  return {
    key: [clock, ...(kinds?.slice(0, 1) ?? []), lane, band].join('/'),
    clock,
    when: { lanes: [lane], bands: [band], ...(kinds === undefined ? {} : { kinds }) },
    time,
    calendar: seed.calendar ?? (ownRed ? 'station' : 'owner'),
    class: seed.class ?? 'service',
    legalBasis: seed.legalBasis ?? DESIGN,
    warningPercents: seed.warningPercents ?? LANE_WARNINGS[lane],
    ladder:
      (band === 'red' ? seed.ladderInRed : undefined) ?? seed.ladder ?? (band === 'red' ? 'red' : 'standard'),
    pausableBy: (band === 'red' ? seed.pausableInRed : undefined) ?? seed.pausableBy ?? [],
    maxPauseHours: seed.maxPauseHours ?? null,
    extension: seed.extension ?? null,
    graceMinutes: seed.graceMinutes ?? 0,
    lapses: seed.lapses ?? false,
  };
}
