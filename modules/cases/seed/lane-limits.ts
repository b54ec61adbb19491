import type { LaneLimits } from '../domain/lane.js';

/** The simple lane: one agency, blue or yellow, up to 50,000 yuan, fewer than five people. Our own values, editable. */
export const LANE_LIMITS: LaneLimits = {
  maxAgencies: 1,
  risks: ['yellow', 'blue'],
  maxAmountFen: 5_000_000,
  peopleBelow: 5,
};
