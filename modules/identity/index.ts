export {
  type AccountSeed,
  AccountSeeder,
  type SeedAgency,
  type SeededIds,
  type SeedPerson,
} from './accounts/account-seeder.js';
export { Accounts } from './accounts/accounts.js';
export { createAgencyApart, createAreaApart } from './accounts/areas-apart.js';
export { Directory } from './accounts/directory.js';
export { EndMemberships } from './accounts/end-memberships.js';
export { requireOverArea } from './accounts/reach.js';
export { Registry } from './accounts/registry.js';
export { Agencies, UNATTENDED_AGENCIES } from './agencies.js';
export type { Agency, AgencyDuty } from './agency.js';
export { AgencyProfiles } from './agency-profiles.js';
export type { Area, AreaLevel } from './area.js';
export { Areas } from './areas.js';
export { IdentityModule } from './identity.module.js';
export { OpenWork } from './open-work.js';
export { type Covered, People, type Person, type PersonOverArea, type ToldPlace } from './people.js';
export { PERMISSIONS, permissionsOf } from './permissions.js';
export { isAdminPower, takesCasesIn } from './roles.js';
export { Actors } from './session/actors.js';
export { isCoordinated, standInsFor, standsIn } from './stand-ins.js';
