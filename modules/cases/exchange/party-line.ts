import type { PersonalData } from '../../exchange/index.js';
import { maskAddress, maskDocument, maskName, maskPhone } from '../domain/masking.js';
import type { Party } from '../store/party-row.js';

/** What is told of a party outside the product. */
export interface ToldParty {
  readonly name: string;
  readonly document: string;
  readonly phone: string;
  readonly address: string;
}

/** A minor stays masked, and a protected address untold, whoever asks: a file is copied further than a screen. */
export function tellParty(party: Party, personal: PersonalData): ToldParty {
  const { isMinor, document, phone, addressProtected } = party;
  const address = addressProtected ? null : party.address;
  if (personal === 'open' && !isMinor) {
    return { name: party.name, document: document?.number ?? '', phone: phone ?? '', address: address ?? '' };
  }
  return {
    name: maskName(party),
    document: isMinor || document === null ? '' : maskDocument(document.number),
    phone: isMinor || phone === null ? '' : maskPhone(phone),
    address: isMinor || address === null ? '' : maskAddress(address),
  };
}
