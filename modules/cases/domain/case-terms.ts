/** What counts as the legal start of a case's statutory limit. */
export type StatutoryStart = 'application_received' | 'legally_accepted';

/** Time limits and windows of the case itself that have no clock of their own. Data, editable. */
export interface CaseTerms {
  /** A closed case may be taken up again for this long. */
  readonly reopenWithinDays: number;
  /** How far back a new case is compared with earlier ones. */
  readonly compareWithinDays: number;
  /**
   * Of a hundred disputes settled on the spot, how many are gone back to although nothing asks for it; none where it is
   * left out.
   */
  readonly onTheSpotSamplePercent?: number;
  /** How many people one user may ask after within an hour while typing; see `previewedPartiesPerHour`. */
  readonly previewedPartiesPerHour?: number;
  /** Type prefixes whose statutory limit starts otherwise than with legal acceptance. */
  readonly statutoryStarts: readonly { readonly types: readonly string[]; readonly from: StatutoryStart }[];
  /** Type prefixes and the kind of limit that holds for them in the policies of the clocks; the first that fits. */
  readonly limitKinds: readonly { readonly types: readonly string[]; readonly kind: string }[];
  /** Kinds of recipient that need consent: a legal basis of their own they have none (PIPL 13(3) is for organs). */
  readonly consentOnlyKinds: readonly string[];
}

const PREVIEWED_PARTIES_PER_HOUR = 60;

/** A busy desk has a person every minute; documents kept before this was a term say nothing of it. */
export function previewedPartiesPerHour(terms: CaseTerms): number {
  return terms.previewedPartiesPerHour ?? PREVIEWED_PARTIES_PER_HOUR;
}

/** From which fact the statutory limit of a case of this type is counted. */
export function statutoryStartOf(terms: CaseTerms, typeCode: string | null): StatutoryStart {
  const found = terms.statutoryStarts.find(({ types }) =>
    types.some((prefix) => typeCode?.startsWith(prefix)),
  );
  return found?.from ?? 'legally_accepted';
}

/** By which kind the limits of a case of this type are looked up; null for the general ones. */
export function limitKindOf(terms: CaseTerms, typeCode: string | null): string | null {
  const found = terms.limitKinds.find(({ types }) => types.some((prefix) => typeCode?.startsWith(prefix)));
  return found?.kind ?? null;
}
