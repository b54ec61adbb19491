import type { Narrator } from './narrator.js';

/** What the stories read of a registered case. */
export interface RegisteredCase {
  readonly case: {
    readonly id: string;
    readonly number: string;
    readonly state: string;
    readonly risk: string;
    readonly legalTrack: boolean;
    readonly parties: readonly { readonly id: string; readonly name: string }[];
  };
}

export interface Referral {
  readonly id: string;
  readonly state: string;
  readonly word: string;
  readonly recipientAgencyName: string;
  readonly clocks: readonly {
    readonly id: string;
    readonly name: string;
    readonly deadlineAt: string | null;
  }[];
  readonly extensions: readonly { readonly id: string }[];
}

/** Registers a case in somebody's name. */
export function register(narrator: Narrator, login: string, body: object): Promise<RegisteredCase> {
  return narrator.post<RegisteredCase>(login, '/cases', body);
}

/** Records the parties' consent and sends the case to an agency. */
export async function send(
  narrator: Narrator,
  login: string,
  { caseId, agencyKey, request }: { caseId: string; agencyKey: string; request: string },
): Promise<Referral> {
  const consent = { decision: 'given', manner: 'on_camera', evidence: '执法记录仪 20260301-07' };
  for (const purpose of ['mediation', 'sharing']) {
    await narrator.step(login, `/cases/${caseId}`, 'consents', { ...consent, purpose });
  }
  return narrator.post<Referral>(login, `/cases/${caseId}/referrals`, {
    recipientAgencyId: await narrator.agencyId(agencyKey),
    request,
    // Kept only where the ranked list has another agency first.
    choice: { code: 'knows_the_dispute' },
    fields: ['number', 'type', 'risk', 'narrative', 'place', 'amount', 'party_names', 'party_phones'],
  });
}

/** The deadline of one of the referral's clocks, as an instant; null when it does not run. */
export function deadlineOf(referral: Referral, clock: string): string | null {
  return referral.clocks.find(({ name }) => name === clock)?.deadlineAt ?? null;
}
