/** By what way a party was reached for. `desk` is a question answered between agencies. */
export const CONTACT_CHANNELS = ['visit', 'phone', 'office', 'video', 'message', 'letter', 'desk'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

export const CONTACT_RESULTS = ['reached', 'not_reached', 'refused'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

/** With whom: the roles of the parties, and the desk that sent the referral. Never a name: the sender reads it. */
export const CONTACT_ROLES = ['applicant', 'respondent', 'victim', 'witness', 'other', 'sender'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** What was written when anything could be is on record for good, and is not shown. */
export function contactRoleOf(written: string): ContactRole {
  return CONTACT_ROLES.find((role) => role === written) ?? 'other';
}
