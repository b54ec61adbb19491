/** Held in an agency; every other role reaches over an area. */
export const AGENCY_ROLES = [
  'station_officer',
  'station_head',
  'agency_intake',
  'agency_handler',
  'agency_head',
] as const;

type AgencyRole = (typeof AGENCY_ROLES)[number];

const HEADS: readonly string[] = ['station_head', 'agency_head'] satisfies readonly AgencyRole[];

/** Whether the role answers for an agency, a station or any other. */
export function isHead(role: string): boolean {
  return HEADS.includes(role);
}

/** Whether the role is one of those who work in an agency. */
export function isInAgency(role: string): boolean {
  return AGENCY_ROLES.some((each) => each === role);
}
