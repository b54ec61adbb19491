import type { Session, SessionMembership } from './session';

/** The station that somebody takes calls in for; null for whoever belongs to none. */
export function stationOf({
  memberships,
}: Session): (SessionMembership & { readonly agencyId: string }) | null {
  for (const membership of memberships) {
    const { agencyKind, agencyId } = membership;
    if (agencyKind === 'station' && agencyId !== null) return { ...membership, agencyId };
  }
  return null;
}
