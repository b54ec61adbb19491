/** What a complete record has. One word each, that of the API's field or of the party's role. */
export type Detail = 'typeCode' | 'placeText' | 'occurredAt' | 'applicant' | 'respondent' | 'phone';

/** What is asked of the case itself. */
export interface RecordedCase {
  readonly typeCode: string | null;
  /** The type is a first-level one that has others beneath it: which of them it is has not been said. */
  readonly typeIsWide: boolean;
  readonly placeText: string | null;
  readonly occurredAt: Date | null;
}

/** What is asked of a party. */
export interface RecordedParty {
  readonly role: string;
  readonly hasPhone: boolean;
}

/**
 * What a complete record has and this one has not. Registering needs one sentence and a place or a telephone; whoever works
 * on the dispute needs the rest, and so it is owed (`completion`).
 */
export function missingDetails(theCase: RecordedCase, parties: readonly RecordedParty[]): Detail[] {
  const has = (...roles: readonly string[]): boolean => parties.some(({ role }) => roles.includes(role));
  const checks: readonly (readonly [Detail, boolean])[] = [
    ['typeCode', theCase.typeCode !== null && !theCase.typeIsWide],
    ['placeText', theCase.placeText !== null],
    ['occurredAt', theCase.occurredAt !== null],
    ['applicant', has('applicant', 'victim')],
    ['respondent', has('respondent')],
    ['phone', parties.some(({ hasPhone }) => hasPhone)],
  ];
  return checks.filter(([, isThere]) => !isThere).map(([what]) => what);
}
