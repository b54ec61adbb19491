import type { AccountSeed } from '../../modules/identity/index.js';
import { AGENCIES } from './district/agencies.js';
import { AREAS } from './district/areas.js';
import { PEOPLE } from './district/people.js';

/** A day before its oldest dispute was registered. */
export const DEMO_BEGAN_DAYS_AGO = 30;

/** The demonstration district in the form in which accounts are seeded. */
export function demoDistrict(): AccountSeed {
  return {
    areas: AREAS,
    agencies: AGENCIES.map(({ trade, ...agency }) => ({
      ...agency,
      trades: trade === null ? [] : [trade.code],
    })),
    people: PEOPLE,
  };
}
