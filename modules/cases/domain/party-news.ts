import type { Party } from '../store/party-row.js';
import { type CloseOutcome, isSettling } from './close-outcome.js';

/** What a party said about being written to, the latest word; null: nothing. */
export type ContactWord = 'given' | 'refused' | 'withdrawn' | 'legal_basis';

/** A neutral text, and for whom. */
export interface PartyNews {
  /** Names a text for parties. */
  readonly code: string;
  /** One party, or everybody on either side. */
  readonly partyId: string | null;
  /**
   * `owed`: the party must learn of it, so who cannot be written to is called. `welcome`: a courtesy, only for those who said
   * that they want to be written to.
   */
  readonly kind: 'owed' | 'welcome';
}

/** How one party is told: the party's safe contact, narrowed; null: not at all. */
export interface Telling {
  readonly safeContact: Party['safeContact'];
  readonly ifNotSent: 'call_instead' | 'leave_it';
}

const SIDES: readonly Party['role'][] = ['applicant', 'respondent', 'victim'];

/** The case goes on elsewhere, and so does the news of it. */
const SILENT_END: CloseOutcome = 'duplicate';

/** What the parties are told of an event of the case or of a referral of it; null: nothing. */
export function newsOf(type: string, payload: Readonly<Record<string, unknown>>): PartyNews | null {
  switch (type) {
    case 'referral.extended':
      // More time for the work of one agency is none of theirs, unless the limit of their case moved with it.
      return payload['extendsCase'] === true ? newsOf('case.extended', payload) : null;
    case 'case.extended':
      return { code: 'party_extended', partyId: null, kind: 'owed' };
    case 'case.consent_withdrawn':
      return { code: 'party_request_noted', partyId: String(payload['partyId']), kind: 'owed' };
    case 'case.settled_on_scene':
    case 'case.closed': {
      const outcome = payload['outcome'] as CloseOutcome;
      if (outcome === SILENT_END) return null;
      // Handed to another channel it is not finished for the party: there the truth is only that there is news.
      return { code: isSettling(outcome) ? 'party_finished' : 'party_news', partyId: null, kind: 'welcome' };
    }
    default:
      return null;
  }
}

/**
 * How a party is told, or null. Where violence in the family is possible a telephone counts as shared until the party has
 * said that it may be written to; a minor is never written to, whoever looks after them is called (未成年人保护法 103). Nor is
 * there an agency named, whatever was ticked: its name alone can tell what the matter is.
 */
export function tellingOf(
  party: Party,
  { kind, partyId }: PartyNews,
  { word, isGuarded }: { readonly word: ContactWord | null; readonly isGuarded: boolean },
): Telling | null {
  if (partyId === null ? !SIDES.includes(party.role) : party.id !== partyId) return null;
  const neutralWording = party.safeContact.neutralWording || isGuarded;
  const mayBeWrittenTo = word === 'given' || word === 'legal_basis';
  if (kind === 'welcome') {
    if (!mayBeWrittenTo || party.isMinor || !party.safeContact.maySms || party.phone === null) return null;
    return { safeContact: { ...party.safeContact, neutralWording }, ifNotSent: 'leave_it' };
  }
  const said = word === 'refused' || word === 'withdrawn';
  const maySms = party.safeContact.maySms && !said && !party.isMinor && (mayBeWrittenTo || !isGuarded);
  return {
    safeContact: {
      ...party.safeContact,
      maySms,
      mayCall: party.safeContact.mayCall && !said,
      neutralWording,
    },
    ifNotSent: 'call_instead',
  };
}
