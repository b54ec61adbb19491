import type { IdentityDocumentKind } from '../domain/identity-document.js';

export const PARTY_ROLES = ['applicant', 'respondent', 'victim', 'witness', 'other'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export const PARTY_MARKS = ['harmed', 'refuses_mediation', 'absconded'] as const;
export type PartyMark = (typeof PARTY_MARKS)[number];

/** How a party may be reached without harm: a message about a family dispute on a shared telephone can hurt somebody. */
export interface SafeContact {
  readonly mayCall: boolean;
  readonly maySms: boolean;
  /** Local hours `HH:MM-HH:MM`; null for any. */
  readonly hours: string | null;
  readonly neutralWording: boolean;
}

/** A party with its sealed fields opened. It leaves this module only into a snapshot or an audited revelation. */
export interface Party {
  readonly id: string;
  readonly caseId: string;
  readonly position: number;
  readonly role: PartyRole;
  readonly kind: 'person' | 'organisation';
  readonly isMinor: boolean;
  readonly name: string;
  readonly document: { readonly kind: IdentityDocumentKind; readonly number: string } | null;
  readonly phone: string | null;
  readonly address: string | null;
  /** The address must not be told to anybody outside the custodian. */
  readonly addressProtected: boolean;
  readonly safeContact: SafeContact;
  /** What was recorded about the party that matters to a guard rule; `minor` is `isMinor`. */
  readonly attributes: readonly PartyMark[];
}
