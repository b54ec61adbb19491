import type { EscalationStep, TargetRule } from '../../../modules/sla/policy/policy-definition.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';

/** In the words of the workflow: how far from the end, and who is told. Only an escalation asks for acknowledgement. */
const STANDARD = [
  'escalation +0 h: owner_head, sender',
  'escalation +4 h: coordinator',
  'escalation +1 WD: next_area_up, station_head',
];
const RED = [
  'escalation +0 real min: owner_head, sender',
  'escalation +30 real min: coordinator',
  'escalation +60 real min: next_area_up, station_head',
];
/** Before anything is charged the sender is shown whom to call. */
const ASK_AFTER = 'prompt at 50 %: sender';

/** A ladder in normal and orange, and in red. */
interface Ladders {
  readonly plain: readonly string[];
  readonly red: readonly string[];
}

const sameInRed = (...ladder: readonly string[]): Ladders => ({ plain: ladder, red: ladder });
const remindedOn = (...days: readonly number[]): Ladders =>
  sameInRed(...days.map((day) => `reminder ${signed(day * 1440)} real min: owner_handler`));

const DEFAULT: Ladders = { plain: STANDARD, red: RED };
const OTHERS: Readonly<Record<string, Ladders>> = {
  accept: { plain: [ASK_AFTER, ...STANDARD], red: [ASK_AFTER, ...RED] },
  performance: remindedOn(-3, 0, 3, 7),
  // The day of the agreement, the twentieth, the twenty-seventh, and the thirtieth, on which it ends.
  judicial_confirmation: remindedOn(0 - 30, 20 - 30, 27 - 30, 30 - 30),
  // Their end is a normal end.
  confirm: sameInRed(),
  hold_until: sameInRed(),
  // What a record lacks is between whoever owes it and their head.
  completion: sameInRed('reminder -360 real min: owner_handler', 'escalation +1 WD: owner_head'),
};

const policy = defaultPolicy();
const promises = (rule: TargetRule): boolean => rule.time !== null;
const CLOCKS = [...new Set(policy.rules.filter(promises).map(({ clock }) => clock))];

function signed(amount: number): string {
  return amount < 0 ? `${amount}` : `+${amount}`;
}

function offsetOf({ unit, amount }: EscalationStep): string {
  switch (unit) {
    case 'percent_of_time':
      return `at ${amount} %`;
    case 'business_seconds':
      return `${signed(amount / 3600)} h`;
    case 'working_days':
      return `${signed(amount)} WD`;
    case 'real_seconds':
      return `${signed(amount / 60)} real min`;
  }
}

const inWords = (step: EscalationStep): string =>
  `${step.kind} ${offsetOf(step)}: ${step.recipients.join(', ')}`;

describe('the ladders the product begins with', () => {
  it.each(CLOCKS)('%s climbs that of the workflow, in every lane and band', (clock) => {
    const { plain, red } = OTHERS[clock] ?? DEFAULT;
    const rules = policy.rules.filter((rule) => rule.clock === clock && promises(rule));
    for (const { key, ladder, when } of rules) {
      const expected = when.bands?.includes('red') === true ? red : plain;
      expect([key, policy.ladders[ladder]?.map(inWords)]).toEqual([key, expected]);
    }
  });

  it('are those of clocks, each of them', () => {
    const climbed = new Set(policy.rules.map(({ ladder }) => ladder));
    expect(Object.keys(policy.ladders).filter((name) => !climbed.has(name))).toEqual([]);
    expect(Object.keys(OTHERS).filter((clock) => !CLOCKS.includes(clock))).toEqual([]);
  });
});
