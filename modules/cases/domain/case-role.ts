/** Who acts on a case, in the words of the transition table; identity's memberships are mapped to these. */
export type CaseRole =
  'officer' | 'intake' | 'handler' | 'mediator' | 'supervisor' | 'station_head' | 'coordinator';
