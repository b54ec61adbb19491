/** How a dispute ends in agreement, the commoner first: every list of outcomes begins with these. */
export const AGREEMENTS = ['oral_agreement', 'written_agreement'] as const;
