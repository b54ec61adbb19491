import chineseDays from 'chinese-days';
import { compileCalendar, formatLocalDay, parseLocalDay } from '../../../src/kernel/working-time/index.js';
import { assertPolicy } from '../../../modules/sla/policy/assert-policy.js';
import { findRule } from '../../../modules/sla/policy/resolve-target.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';
import { calendarSeeds } from '../../../modules/sla/seed/office-calendar.js';

const seeds = calendarSeeds();
const definition = (key: string): (typeof seeds)[number]['definition'] => {
  const seed = seeds.find((one) => one.key === key);
  if (seed === undefined) throw new Error(`no calendar ${key}`);
  return seed.definition;
};
const office = compileCalendar(definition('office'));
const day = (date: string): number => parseLocalDay(date) ?? Number.NaN;

/** From and to of the days off, then the make-up days, as the two notices list them. */
const NOTICES: Record<number, { off: [string, string][]; makeUp: string[] }> = {
  2025: {
    off: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    makeUp: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    makeUp: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

describe.each([2025, 2026])('the arrangement of %i', (year) => {
  const { off, makeUp } = NOTICES[year] ?? { off: [], makeUp: [] };

  it('is the one the notice lists, day by day', () => {
    const holidays = new Set(
      off.flatMap(([from, to]) => {
        const [first, last] = [day(`${year}-${from}`), day(`${year}-${to}`)];
        return Array.from({ length: last - first + 1 }, (_, index) => formatLocalDay(first + index));
      }),
    );
    const worked = new Set(makeUp.map((date) => `${year}-${date}`));
    let workingDays = 0;
    for (let at = day(`${year}-01-01`); at <= day(`${year}-12-31`); at += 1) {
      const date = formatLocalDay(at);
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      const expected = worked.has(date) || (!weekend && !holidays.has(date));
      expect([date, office.isWorkingDay(at)]).toEqual([date, expected]);
      if (expected) workingDays += 1;
    }
    expect(workingDays).toBe(248);
  });
});

it('later years are provisional, for the data set says plain weekdays of them without a word', () => {
  expect(chineseDays.isWorkday('2027-01-01')).toBe(true);
  expect(definition('office').publishedThrough).toBe('2026-12-31');
  expect(Object.keys(definition('office').overrides ?? {}).every((date) => date < '2027')).toBe(true);
  expect(office.isProvisional(Date.parse('2026-12-31T15:59:59Z'))).toBe(false);
  expect(office.isProvisional(Date.parse('2027-01-04T01:00:00Z'))).toBe(true);
});

it('the station never closes and depends on no notice', () => {
  const station = compileCalendar(definition('station'));
  expect(station.isOpen(Date.parse('2026-02-16T18:00:00Z'))).toBe(true);
  expect(station.isProvisional(Date.parse('2031-01-01T00:00:00Z'))).toBe(false);
});

it('the default policy is whole, and every number says where it comes from', () => {
  const policy = defaultPolicy();
  expect(() => assertPolicy(policy)).not.toThrow();
  expect(policy.rules.every(({ legalBasis }) => legalBasis.text.length > 3)).toBe(true);
});

it.each([
  ['full', [50, 75, 90, 100]],
  ['simple', [75, 100]],
] as const)('the %s lane warns at its own percents', (lane, percents) => {
  const rule = findRule(defaultPolicy(), {
    name: 'accept',
    band: 'normal',
    kind: null,
    lane,
    subjectType: 'referral',
  });
  expect(rule?.warningPercents).toEqual(percents);
});

it.each(['on_the_spot', 'simple', 'full'] as const)(
  'what a record lacks is owed in the %s lane too, and told to nobody but the handler and their head',
  (lane) => {
    const rule = findRule(defaultPolicy(), {
      name: 'completion',
      band: 'red',
      kind: null,
      lane,
      subjectType: 'case',
    });
    const steps = defaultPolicy().ladders[rule?.ladder ?? ''] ?? [];
    expect(steps.flatMap(({ recipients }) => recipients)).toEqual(['owner_handler', 'owner_head']);
    expect(rule?.warningPercents).toEqual([]);
  },
);

it('a share of the time outside it, or a step of an unknown kind, is no ladder', () => {
  const policy = defaultPolicy();
  const [prompt] = policy.ladders['accept'] ?? [];
  for (const change of [{ amount: 0 }, { amount: 101 }, { kind: 'shout' }]) {
    const ladders = { ...policy.ladders, accept: [{ ...prompt, ...change }] } as typeof policy.ladders;
    expect(() => assertPolicy({ ...policy, ladders })).toThrow('cannot be used');
  }
  expect(prompt).toMatchObject({ unit: 'percent_of_time', amount: 50, recipients: ['sender'] });
});
