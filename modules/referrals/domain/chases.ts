/** By what way somebody asked after a referral. */
export const CHASE_CHANNELS = ['phone', 'visit', 'message'] as const;
export type ChaseChannel = (typeof CHASE_CHANNELS)[number];
