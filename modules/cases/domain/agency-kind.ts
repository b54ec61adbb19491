/** Kinds of agency that the first taxonomy, rules and legal paths name. Some have no agency in the first data set. */
export const AGENCY_KINDS = [
  'station',
  'community',
  'street-mediation',
  'judicial-office',
  'womens-federation',
  'labor',
  'civil-affairs',
  'urban-management',
  'market-supervision',
  'traffic-police',
  'housing',
  'trade-association',
  'volunteers',
  'experts',
  'coordination-centre',
  'health',
  'court',
  'petition-office',
  'education',
  'natural-resources',
  'agriculture',
  'ecology',
  'tourism',
  'discipline',
  'trade-union',
] as const;

/** The key of a kind of agency: one of those, or one that an administrator has made. */
export type AgencyKind = string;
