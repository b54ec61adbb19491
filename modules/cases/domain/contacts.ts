/** By what way a party was reached for. `desk` is a question answered between agencies. */
export const CONTACT_CHANNELS = ['visit', 'phone', 'office', 'video', 'message', 'letter', 'desk'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

export const CONTACT_RESULTS = ['reached', 'not_reached', 'refused'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];
