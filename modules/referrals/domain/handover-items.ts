/** What is handed over before the ownership of a case moves; all of it, or it does not move. */
export const HANDOVER_ITEMS = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'] as const;
export type HandoverItem = (typeof HANDOVER_ITEMS)[number];
