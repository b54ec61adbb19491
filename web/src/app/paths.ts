/** What lists tell of a case or a referral, whose page it is. */
interface Subject {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
}

/** What stands on the page of a joint case. */
const JOINT: readonly string[] = ['plan_item', 'joint_meeting'];

/** Where what a line is about has its page: the referral, or the case it belongs to. */
export function subjectPath({ subjectType, subjectId, caseId }: Subject): string {
  if (subjectType === 'referral') return `/referrals/${subjectId}`;
  const path = `/cases/${caseId ?? subjectId}`;
  return JOINT.includes(subjectType) ? `${path}/joint` : path;
}

/** The page of the console for what a notice or a link leads to in the API: a referral, or a case, whose address opens for all who have to do with it. */
export function pathLedTo(leadsTo: string | null): string | null {
  const [kind, id, part] = leadsTo?.split('/').filter(Boolean) ?? [];
  if (kind === 'cases' && part === 'joint') return `/cases/${id}/joint`;
  return (kind === 'cases' || kind === 'referrals') && id !== undefined ? `/${kind}/${id}` : null;
}
