/** What lists tell of a case or a referral, whose page it is. */
interface Subject {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
}

/** Where what a line is about has its page: the referral, or the case it belongs to. */
export function subjectPath({ subjectType, subjectId, caseId }: Subject): string {
  return subjectType === 'referral' ? `/referrals/${subjectId}` : `/cases/${caseId ?? subjectId}`;
}

/** The page of the console for what a notice or a link leads to in the API: a referral, or a case, whose address opens for all who have to do with it. */
export function pathLedTo(leadsTo: string | null): string | null {
  const [kind, id] = leadsTo?.split('/').filter(Boolean) ?? [];
  return (kind === 'cases' || kind === 'referrals') && id !== undefined ? `/${kind}/${id}` : null;
}
