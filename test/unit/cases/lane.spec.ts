import { LANES, mayChangeLane, proposeLane, type LaneInput } from '../../../modules/cases/domain/lane.js';
import { LANE_LIMITS } from '../../../modules/cases/seed/lane-limits.js';

const ORDINARY: LaneInput = {
  isSettledOnScene: false,
  agencies: 1,
  risk: 'yellow',
  violence: 'no',
  minorHarmed: 'no',
  amountFen: 5_000_000,
  people: 4,
};

const propose = (change: Partial<LaneInput>) => proposeLane({ ...ORDINARY, ...change }, LANE_LIMITS);

describe('the proposed lane', () => {
  it('is on the spot for what was settled there', () => {
    expect(propose({ isSettledOnScene: true, risk: 'red' }).lane).toBe('on_the_spot');
  });

  it('is simple at every limit itself', () => {
    expect(propose({})).toEqual({ lane: 'simple', reasons: [], toConfirm: [] });
    expect(propose({ risk: 'blue' }).lane).toBe('simple');
  });

  it.each([
    ['agencies', { agencies: 2 }],
    ['risk', { risk: 'orange' }],
    ['risk', { risk: 'red' }],
    ['violence', { violence: 'yes' }],
    ['minor_harmed', { minorHarmed: 'yes' }],
    ['amount', { amountFen: 5_000_001 }],
    ['people', { people: 5 }],
  ] as const)('is full because of %s', (reason, change) => {
    expect(propose(change)).toEqual({ lane: 'full', reasons: [reason], toConfirm: [] });
  });

  it('is full for red and orange, whatever the limits of the house say', () => {
    const limits = { ...LANE_LIMITS, risks: ['blue', 'yellow', 'orange', 'red'] as const };
    for (const risk of ['orange', 'red'] as const)
      expect(proposeLane({ ...ORDINARY, risk }, limits)).toMatchObject({ lane: 'full', reasons: ['risk'] });
  });

  it('is simple while things are unknown, and names them', () => {
    const unknown = {
      agencies: null,
      violence: 'unknown',
      minorHarmed: 'unknown',
      amountFen: null,
      people: null,
    } as const;
    expect(propose(unknown)).toEqual({
      lane: 'simple',
      reasons: [],
      toConfirm: ['agencies', 'violence', 'minor_harmed', 'amount', 'people'],
    });
  });

  it('follows the limits it is given', () => {
    const lane = proposeLane(ORDINARY, { ...LANE_LIMITS, maxAmountFen: 100 }).lane;
    expect(lane).toBe('full');
  });
});

describe('changing the lane', () => {
  it('is one tap up for whoever works on the case', () => {
    expect(mayChangeLane('on_the_spot', 'simple', 'officer')).toBe(true);
    expect(mayChangeLane('simple', 'full', 'handler')).toBe(true);
  });

  it('is never down without a supervisor', () => {
    for (const role of ['officer', 'intake', 'handler', 'mediator', 'coordinator'] as const) {
      expect(mayChangeLane('full', 'simple', role)).toBe(false);
    }
    expect(mayChangeLane('full', 'simple', 'supervisor')).toBe(true);
    expect(mayChangeLane('simple', 'on_the_spot', 'station_head')).toBe(true);
  });

  it('is no change to the same lane', () => {
    for (const lane of LANES) expect(mayChangeLane(lane, lane, 'supervisor')).toBe(false);
  });
});
