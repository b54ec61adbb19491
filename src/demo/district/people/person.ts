import type { Role } from '../../../platform/auth/actor.js';

/** A role held in one agency, or over an area and everything below it; exactly one of the two keys is set. */
export interface DistrictGrant {
  readonly role: Role;
  readonly agencyKey: string | null;
  readonly areaCode: string | null;
}

/** One user of the demonstration district. Name and telephone number are invented. */
export interface DistrictPerson {
  /** ASCII, `agency.post`, so that whoever shows the product can guess it. */
  readonly login: string;
  readonly name: string;
  /** The post as people say it; no permission hangs on it. */
  readonly title: string;
  readonly phone: string;
  readonly grants: readonly DistrictGrant[];
}

/** Post, name, title, telephone, then the roles held in the agency. */
export type Seat = readonly [post: string, name: string, title: string, phone: string, ...roles: Role[]];

/** The people of one agency; the login is the agency's key and the post. */
export function staffOf(agencyKey: string, seats: readonly Seat[]): readonly DistrictPerson[] {
  return seats.map(([post, name, title, phone, ...roles]) => ({
    login: `${agencyKey}.${post}`,
    name,
    title,
    phone,
    grants: roles.map((role) => ({ role, agencyKey, areaCode: null })),
  }));
}

/** A role held over an area. */
export function overArea(role: Role, areaCode: string): DistrictGrant {
  return { role, agencyKey: null, areaCode };
}
