/** The purpose of a referral that names none: the recipient is to mediate. */
export const MEDIATION = 'mediation';

/** What a referral of a stopped case is for when it names nothing: whatever helps, only no mediation. */
export const SUPPORT = 'support';

/** Somebody may be hurt: the alarm of `raise_safety`. */
export const SAFETY = 'safety';

/** What a referral of the case is for when nobody says. */
export function usualPurpose({ legalTrack }: { readonly legalTrack: boolean }): string {
  return legalTrack ? SUPPORT : MEDIATION;
}

/** Whether the recipient is to mediate. The rest of a partial acceptance (`mediation+2`) is for what the whole was for. */
export function isForMediation(purpose: string): boolean {
  return purpose === MEDIATION || purpose.startsWith(`${MEDIATION}+`);
}
