import type { LadderStep } from './definition';

/** How people say when a step is taken; each names the server's unit and how many of it are one. */
export const WAYS = {
  at_deadline: { unit: 'business_seconds', size: 0 },
  late_working_hours: { unit: 'business_seconds', size: 3600 },
  late_working_days: { unit: 'working_days', size: 1 },
  late_minutes: { unit: 'real_seconds', size: 60 },
  late_hours: { unit: 'real_seconds', size: 3600 },
  late_days: { unit: 'real_seconds', size: 86_400 },
  early_hours: { unit: 'real_seconds', size: -3600 },
  early_days: { unit: 'real_seconds', size: -86_400 },
  early_working_hours: { unit: 'business_seconds', size: -3600 },
  early_working_days: { unit: 'working_days', size: -1 },
  share: { unit: 'percent_of_time', size: 1 },
} as const satisfies Readonly<Record<string, Pick<LadderStep, 'unit'> & { readonly size: number }>>;

export type Way = keyof typeof WAYS;

/** A step as its line of the form holds it. */
export interface TypedStep {
  /** The name of a step that is there already: whoever has it behind them is not told again. */
  readonly level?: string;
  readonly way: Way;
  /** In the words of the way; nothing where it is the deadline itself. */
  readonly count?: number;
  readonly recipients: string[];
  readonly kind: LadderStep['kind'];
}

/** A step in the largest unit that says it whole. */
export function typedOf({ level, unit, amount, recipients, kind }: LadderStep): TypedStep {
  const way = wayOf(unit, amount);
  const { size } = WAYS[way];
  return {
    level,
    way,
    recipients: [...recipients],
    kind,
    ...(size === 0 ? {} : { count: amount / size }),
  };
}

function wayOf(unit: LadderStep['unit'], amount: number): Way {
  if (unit === 'percent_of_time') return 'share';
  if (amount === 0) return 'at_deadline';
  const isLate = amount > 0;
  if (unit === 'working_days') return isLate ? 'late_working_days' : 'early_working_days';
  if (unit === 'business_seconds') return isLate ? 'late_working_hours' : 'early_working_hours';
  if (amount % WAYS.late_days.size === 0) return isLate ? 'late_days' : 'early_days';
  if (!isLate || amount % WAYS.late_hours.size === 0) return isLate ? 'late_hours' : 'early_hours';
  return 'late_minutes';
}

/** The steps as the server takes them; a new one gets a name that none has. */
export function stepsOf(typed: readonly TypedStep[]): LadderStep[] {
  const taken = new Set(typed.flatMap(({ level }) => level ?? []));
  return typed.map(({ level, way, count = 0, recipients, kind }) => {
    const { unit, size } = WAYS[way];
    return { level: level ?? newLevel(taken), unit, amount: count * size, recipients, kind };
  });
}

function newLevel(taken: Set<string>): string {
  let number = 1;
  while (taken.has(String(number))) number += 1;
  taken.add(String(number));
  return String(number);
}
