import { AREA_PEOPLE } from './people/area-wide.js';
import { BUREAU_PEOPLE } from './people/bureaus.js';
import { COMMUNITY_PEOPLE } from './people/communities.js';
import type { DistrictPerson } from './people/person.js';
import { SOCIETY_PEOPLE } from './people/society.js';
import { STATION_PEOPLE } from './people/stations.js';

/** Every user of the demonstration district; passwords are set by whoever loads them. */
export const PEOPLE: readonly DistrictPerson[] = [
  ...STATION_PEOPLE,
  ...COMMUNITY_PEOPLE,
  ...BUREAU_PEOPLE,
  ...SOCIETY_PEOPLE,
  ...AREA_PEOPLE,
];
