/** By what way a party was reached for. `desk` is a question answered between agencies. */
export const CONTACT_CHANNELS = ['visit', 'phone', 'office', 'video', 'message', 'letter', 'desk'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];

export const CONTACT_RESULTS = ['reached', 'not_reached', 'refused'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];

/** What is handed over before the ownership of a case moves; all of it, or it does not move. */
export const HANDOVER_ITEMS = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'] as const;
export type HandoverItem = (typeof HANDOVER_ITEMS)[number];
