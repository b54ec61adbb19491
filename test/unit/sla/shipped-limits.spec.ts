import type { Band } from '../../../modules/sla/clocks/clock-row.js';
import type { RuleTime, TargetRule } from '../../../modules/sla/policy/policy-definition.js';
import { findRule } from '../../../modules/sla/policy/resolve-target.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';

const BANDS = ['normal', 'orange', 'red'] as const satisfies readonly Band[];
const NEVER = [] as const;
const ON_HOLD = ['on_hold', 'reported'] as const;
const OR_APPRAISAL = ['on_hold', 'reported', 'appraisal'] as const;

/** Clock and kind; the limit in normal, orange and red; its class; what it may rest for. */
type Row = readonly [string, string | null, string, string, string, TargetRule['class'], readonly string[]];

/**
 * The limits of the workflow, in the words of its table: h = working hours, WD = working days, `real` = day and night,
 * `legal` = working days of the law, – = no such clock. A kind stands for all that share its limit.
 */
const TABLE: readonly Row[] = [
  ['routing', null, '1 WD', '4 h', 'real 30 min', 'service', NEVER],
  ['dispatch', null, '2 h', '1 h', 'at once', 'service', NEVER],
  ['ack', null, '–', '2 h', 'real 15 min', 'service', NEVER],
  ['accept', null, '1 WD', '4 h', 'real 1 h', 'service', ['info_requested', 'rejection_review']],
  ['review', null, '1 WD', '4 h', 'real 2 h', 'service', NEVER],
  // In red the sender who is waited for has half of the hour to accept.
  ['info_supply', null, '1 WD', '4 h', 'real 30 min', 'service', NEVER],
  ['first_contact', null, '3 WD', '1 WD', 'real 2 h', 'service', NEVER],
  ['first_session', null, '5 WD', '3 WD', '–', 'service', ['adjourned_by_party']],
  ['update', null, '5 WD', '1 WD', 'real 24 h', 'service', ['on_hold']],
  ['recall_answer', null, '1 WD', '4 h', 'real 1 h', 'service', NEVER],
  ['confirm', null, '3 WD', '1 WD', 'real 4 h', 'service', NEVER],
  ['extension_answer', null, '1 WD', '4 h', 'real 2 h', 'service', NEVER],
  ['supervision_answer', null, '2 WD', '1 WD', 'real 4 h', 'service', NEVER],
  ['supervision_review', null, '1 WD', '4 h', 'real 1 h', 'service', NEVER],
  ['follow_up', null, '7 days', '3 days', 'real 24 h', 'service', NEVER],
  ['follow_up', 'second_visit', '30 days', '30 days', '30 days', 'service', NEVER],
  ['dv_follow_up', null, '7 days', '7 days', '7 days', 'statutory', NEVER],
  ['dv_follow_up', 'later_visit', '3 months', '3 months', '3 months', 'statutory', NEVER],
  ['performance', null, 'given', 'given', 'given', 'contract', ['signed_variation']],
  ['safety_response', null, '–', '4 h', 'real 30 min', 'service', NEVER],
  ['hold_until', null, 'given', 'given', 'given', 'service', NEVER],
  ['judicial_confirmation', 'community', '30 days', '30 days', '30 days', 'statutory', NEVER],

  // The work itself, by kind; people's mediation is also what everything without a limit of its own has.
  ['resolve', 'community', '30 days', '15 days', '7 days', 'service', ON_HOLD],
  ['resolve', 'womens-federation', '30 days', '15 days', '7 days', 'service', ON_HOLD],
  ['resolve', null, '30 days', '15 days', '7 days', 'service', ON_HOLD],
  ['resolve', 'labor', '15 days', '15 days', '15 days', 'service', ON_HOLD],
  ['resolve', 'medical', 'legal 30 WD', 'legal 30 WD', 'legal 30 WD', 'service', OR_APPRAISAL],
  ['resolve', 'consumer', '60 days', '60 days', '60 days', 'service', ON_HOLD],
  ['resolve', 'traffic', '10 days', '10 days', '10 days', 'service', ON_HOLD],
  ['resolve', 'tourism', '60 days', '60 days', '60 days', 'service', OR_APPRAISAL],
  ['resolve', 'police-mediation', 'legal 3 WD', 'legal 3 WD', 'legal 3 WD', 'service', ON_HOLD],
  ['resolve', 'police-mediation-second', 'legal 7 WD', 'legal 7 WD', 'legal 7 WD', 'service', ON_HOLD],
  ['resolve', 'service', 'legal 5 WD', 'real 24 h', 'real 2 h', 'service', ON_HOLD],
  ['resolve', 'consult', 'legal 2 WD', 'real 24 h', 'real 2 h', 'service', ON_HOLD],

  // From law: the band changes nothing, and only the law leaves time out.
  ['statutory', 'labor', '15 days', '15 days', '15 days', 'statutory', NEVER],
  ['statutory', 'medical', 'legal 30 WD', 'legal 30 WD', 'legal 30 WD', 'statutory', ['appraisal']],
  ['statutory', 'consumer', '60 days', '60 days', '60 days', 'statutory', ['appraisal']],
  ['statutory', 'traffic', '10 days', '10 days', '10 days', 'statutory', NEVER],
  ['statutory', 'tourism', '60 days', '60 days', '60 days', 'statutory', ['appraisal']],
  ['statutory', 'police-mediation', 'legal 3 WD', 'legal 3 WD', 'legal 3 WD', 'statutory', NEVER],
  ['statutory', 'police-mediation-second', 'legal 7 WD', 'legal 7 WD', 'legal 7 WD', 'statutory', NEVER],
  ['dv_warning', null, 'from the next hour 72 h', '=', '=', 'statutory', NEVER],
  ['police_acceptance', null, 'from the next hour 24 h', '=', '=', 'statutory', NEVER],
  ['police_case', null, '30 days', '30 days', '30 days', 'statutory', ['appraisal', 'hearing']],
  ['injury_assessment', null, 'from the next hour 24 h', '=', '=', 'statutory', NEVER],
  ['report_feedback', null, '3 days', '3 days', '3 days', 'statutory', NEVER],

  // Not in the table of the workflow: answers that are waited for, and what a record lacks.
  ['completion', null, 'real 24 h', 'real 24 h', 'real 24 h', 'service', NEVER],
  ['reroute_answer', null, '1 WD', '4 h', 'real 1 h', 'service', NEVER],
  // Half of the time to route.
  ['settlement_decision', null, '4 h', '2 h', 'real 15 min', 'service', NEVER],
  ['withdrawal_report', null, '1 WD', '1 WD', '1 WD', 'service', NEVER],
  ['sham_report', null, '1 WD', '1 WD', '1 WD', 'service', NEVER],
  ['consult_answer', null, '2 WD', '4 h', 'real 2 h', 'service', NEVER],
  ['safety_check', null, 'given', 'given', 'given', 'service', NEVER],
  ['plan_item', null, 'given', 'given', 'given', 'service', NEVER],
  ['joint_meeting', null, 'given', 'given', 'given', 'service', NEVER],
];

const policy = defaultPolicy();
const ruleOf = (name: string, kind: string | null, band: Band): TargetRule | null =>
  findRule(policy, { name, kind, band, lane: 'full', subjectType: 'referral' });

function inWords(time: RuleTime | null): string {
  if (time === null) return '–';
  switch (time.unit) {
    case 'given':
      return 'given';
    case 'business_seconds':
      return `${time.amount / 3600} h`;
    case 'working_days':
      return `${time.amount} WD`;
    case 'statutory_working_days':
      return `legal ${time.amount} WD`;
    case 'calendar_days':
      return `${time.amount} days`;
    case 'months':
      return `${time.amount} months`;
    case 'calendar_hours':
      if (time.hourRule === 'exclude_starting_hour') return `from the next hour ${time.amount} h`;
      if (time.amount === 0) return 'at once';
      return time.amount < 1 ? `real ${time.amount * 60} min` : `real ${time.amount} h`;
  }
}

describe('the limits the product begins with', () => {
  it.each(TABLE)(
    'of %s for %s are those of the table',
    (clock, kind, normal, orange, red, ofClass, rests) => {
      const rules = BANDS.map((band) => ruleOf(clock, kind, band));
      const same = (words: string): string => (words === '=' ? normal : words);
      expect(rules.map((rule) => inWords(rule?.time ?? null))).toEqual([normal, same(orange), same(red)]);
      const running = rules.filter((rule) => rule !== null);
      expect(new Set(running.map((rule) => rule.class))).toEqual(new Set([ofClass]));
      // No question makes the hour of a red case rest.
      const inRed = clock === 'accept' ? ['rejection_review'] : rests;
      expect(running.map(({ pausableBy }) => pausableBy)).toEqual(
        running.map(({ when }) => (when.bands?.includes('red') === true ? inRed : rests)),
      );
    },
  );

  it('are in the table, every one of them', () => {
    const limits = policy.rules.filter(({ time, when }) => time !== null && when.lanes?.includes('full'));
    const untold = limits.filter(
      ({ clock, when }) =>
        !TABLE.some(
          ([name, kind]) => name === clock && (kind === null ? !when.kinds : when.kinds?.includes(kind)),
        ),
    );
    expect(untold.map(({ key }) => key)).toEqual([]);
  });

  it('end without a breach where silence is an answer, or the end a rest or a right has of itself', () => {
    const lapsing = policy.rules.filter(({ lapses }) => lapses).map(({ clock }) => clock);
    expect([...new Set(lapsing)].sort()).toEqual(['confirm', 'hold_until', 'judicial_confirmation']);
  });

  it('count in the hours of whoever owes the answer, and in red of the station, which never closes', () => {
    const calendars = ['routing', 'accept', 'update', 'recall_answer', 'extension_answer'].map((name) =>
      BANDS.map((band) => ruleOf(name, null, band)?.calendar),
    );
    expect(calendars).toEqual(calendars.map(() => ['owner', 'owner', 'station']));
  });
});
