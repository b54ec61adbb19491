import type { CaseTerms } from '../domain/case-terms.js';

/** Our own windows; for labour disputes the limit runs from the application itself (劳动争议调解仲裁法 14). */
export const CASE_TERMS: CaseTerms = {
  reopenWithinDays: 90,
  compareWithinDays: 180,
  onTheSpotSamplePercent: 5,
  previewedPartiesPerHour: 60,
  statutoryStarts: [{ types: ['10'], from: 'application_received' }],
  limitKinds: [
    { types: ['10'], kind: 'labor' },
    { types: ['1104'], kind: 'tourism' },
    { types: ['11'], kind: 'consumer' },
    { types: ['12'], kind: 'medical' },
    { types: ['13'], kind: 'traffic' },
    { types: ['16'], kind: 'police-mediation' },
  ],
  consentOnlyKinds: ['trade-association', 'volunteers', 'experts'],
};
