import { DISPUTE_TYPES } from '../../../modules/cases/seed/dispute-types.js';
import { REFERRAL_STATES } from '../../../modules/referrals/domain/states.js';
import { AGENCIES, type DistrictAgency } from '../../../src/demo/district/agencies.js';
import { AREAS } from '../../../src/demo/district/areas.js';
import { PEOPLE } from '../../../src/demo/district/people.js';
import { STORIES } from '../../../src/demo/district/stories.js';
import { REFERRAL_STATE_OF_PLOT, type Plot, type Story } from '../../../src/demo/district/stories/story.js';

const TYPE_CODES = DISPUTE_TYPES.map(({ code }) => code).filter((code) => code.length === 4);

/** Nobody can order these; their refusal is final and silence passes a referral on. */
const FREE_TO_REFUSE = ['trade-association', 'volunteers', 'experts', 'street-mediation'];
const PASSED_ON_BY_SILENCE = ['trade-association', 'volunteers', 'experts'];

const PLOTS_WITHOUT_ENDING: readonly Plot[] = ['registered', 'triage', 'taken'];

function agencyOf(key: string | null | undefined): DistrictAgency | undefined {
  return AGENCIES.find((agency) => agency.key === key);
}

function covers(agency: DistrictAgency | undefined, story: Story): boolean {
  return agency !== undefined && story.communityCode.startsWith(agency.areaCode);
}

function handles(key: string | null | undefined, story: Story): boolean {
  const agency = agencyOf(key);
  return covers(agency, story) && agency?.capabilities.includes(story.typeCode) === true;
}

function kindsSentTo(plot: Plot): readonly string[] {
  return STORIES.filter((story) => story.plot === plot).map(
    (story) => agencyOf(story.toAgencyKey)?.kind ?? 'none',
  );
}

describe('the stories', () => {
  it('are sixty, each with a key and a telling of its own', () => {
    expect(new Set(STORIES.map((story) => story.key)).size).toBe(60);
    expect(new Set(STORIES.map((story) => story.narrative)).size).toBe(60);
    expect(STORIES).toHaveLength(60);
  });

  it('are of known types, and leave out no first level of the taxonomy', () => {
    expect(STORIES.filter((story) => !TYPE_CODES.includes(story.typeCode))).toEqual([]);
    const told = new Set(STORIES.map((story) => story.typeCode.slice(0, 2)));
    expect(told.size).toBe(new Set(TYPE_CODES.map((code) => code.slice(0, 2))).size);
  });

  it('come from every source and happen in every community', () => {
    expect(new Set(STORIES.map((story) => story.source)).size).toBe(7);
    const communities = AREAS.filter((area) => area.level === 'community').map((area) => area.code);
    expect([...new Set(STORIES.map((story) => story.communityCode))].sort()).toEqual(communities.sort());
  });

  it('lie within the last four weeks', () => {
    expect(
      STORIES.filter(({ daysAgo }) => !Number.isInteger(daysAgo) || daysAgo < 0 || daysAgo > 28),
    ).toEqual([]);
  });

  it('play every plot', () => {
    expect([...new Set(STORIES.map((story) => story.plot))].sort()).toEqual(
      Object.keys(REFERRAL_STATE_OF_PLOT).sort(),
    );
  });

  it('leave a referral in each of the fifteen states', () => {
    const reached = new Set<string | null>(STORIES.map((story) => REFERRAL_STATE_OF_PLOT[story.plot]));
    expect(REFERRAL_STATES.filter((state) => !reached.has(state))).toEqual([]);
  });

  it('start with an agency that covers the place', () => {
    expect(STORIES.filter((story) => !covers(agencyOf(story.fromAgencyKey), story))).toEqual([]);
  });

  it('are sent, where the plot sends a referral and only there, to another agency that takes such a case', () => {
    const misdirected = STORIES.filter((story) =>
      REFERRAL_STATE_OF_PLOT[story.plot] === null
        ? story.toAgencyKey !== null
        : story.toAgencyKey === story.fromAgencyKey || !handles(story.toAgencyKey, story),
    );
    expect(misdirected).toEqual([]);
  });

  it('name a second agency, able to take the case, exactly where it is re-routed', () => {
    const rerouted = STORIES.filter((story) => story.plot === 'superseded_rerouted');
    expect(STORIES.filter((story) => story.thenAgencyKey !== undefined)).toEqual(rerouted);
    expect(rerouted.filter((story) => !handles(story.thenAgencyKey, story))).toEqual([]);
  });

  it('let silence pass on only what a pool or an association was sent', () => {
    expect(kindsSentTo('expired_climbs').filter((kind) => !PASSED_ON_BY_SILENCE.includes(kind))).toEqual([]);
    expect(kindsSentTo('overdue').filter((kind) => PASSED_ON_BY_SILENCE.includes(kind))).toEqual([]);
  });

  it('put before the centre only refusals it may overrule', () => {
    expect(kindsSentTo('rejection_review').filter((kind) => FREE_TO_REFUSE.includes(kind))).toEqual([]);
  });

  it('say how they ended wherever the plot needs words', () => {
    expect(
      STORIES.filter(({ plot, ending }) => (ending === null) !== PLOTS_WITHOUT_ENDING.includes(plot)),
    ).toEqual([]);
  });

  it('have an applicant and a respondent, and no fewer people than parties', () => {
    const roles = (story: Story): string => [...new Set(story.parties.map(({ role }) => role))].sort().join();
    expect(STORIES.filter((story) => roles(story) !== 'applicant,respondent')).toEqual([]);
    expect(STORIES.filter((story) => story.headcount < story.parties.length)).toEqual([]);
  });

  it('ask for whole, positive amounts of money or none', () => {
    const odd = STORIES.filter(
      ({ amountFen }) => amountFen !== null && !(Number.isInteger(amountFen) && amountFen > 0),
    );
    expect(odd).toEqual([]);
  });

  it('have one invented person behind each telephone number, and none of the staff', () => {
    const parties = STORIES.flatMap((story) => story.parties);
    const nameOf = new Map(parties.map(({ phone, name }) => [phone, name]));
    expect(parties.filter(({ phone, name }) => nameOf.get(phone) !== name)).toEqual([]);
    expect(parties.filter(({ name }) => !name.includes('某'))).toEqual([]);
    expect(parties.filter(({ phone }) => !/^19900000\d{3}$/.test(phone))).toEqual([]);
    expect(PEOPLE.filter(({ phone }) => nameOf.has(phone))).toEqual([]);
  });

  it('know somebody who comes back with the same trouble', () => {
    const callers = STORIES.flatMap(({ parties }) => parties.filter(({ role }) => role === 'applicant'));
    expect(new Set(callers.map(({ phone }) => phone)).size).toBeLessThan(callers.length);
  });

  it('contain nothing that looks like an identity or bank card number', () => {
    const everything = JSON.stringify({ AGENCIES, PEOPLE, STORIES });
    expect(everything.match(/(?<!\d)(\d{15}|\d{16,19}|\d{17}[\dXx])(?!\d)/g)).toBeNull();
  });
});
