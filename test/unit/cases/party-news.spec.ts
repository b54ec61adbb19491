import { type ContactWord, newsOf, tellingOf } from '../../../modules/cases/domain/party-news.js';
import type { Party } from '../../../modules/cases/store/party-row.js';

const PARTY: Party = {
  id: '0198c0de-0000-7000-8000-000000000061',
  caseId: '0198c0de-0000-7000-8000-000000000062',
  position: 1,
  role: 'applicant',
  kind: 'person',
  isMinor: false,
  name: '刘甲',
  document: null,
  phone: '19900000001',
  address: null,
  addressProtected: false,
  safeContact: { mayCall: true, maySms: true, hours: null, neutralWording: false },
  attributes: [],
};

describe('whether a message to a party says whom to call', () => {
  const owed = newsOf('case.extended', {});
  const welcome = newsOf('case.closed', { outcome: 'oral_agreement' });

  const staysNeutral = (
    news: typeof owed,
    { party = PARTY, isGuarded = false }: { readonly party?: Party; readonly isGuarded?: boolean } = {},
  ): boolean | undefined => {
    const word: ContactWord = 'given';
    return news === null
      ? undefined
      : tellingOf(party, news, { word, isGuarded })?.safeContact.neutralWording;
  };

  it('it does where the party said that plain words do no harm', () => {
    expect([staysNeutral(owed), staysNeutral(welcome)]).toEqual([false, false]);
  });

  it('it does not where nobody said so', () => {
    const party = { ...PARTY, safeContact: { ...PARTY.safeContact, neutralWording: true } };
    expect([staysNeutral(owed, { party }), staysNeutral(welcome, { party })]).toEqual([true, true]);
  });

  it('it never does where somebody else may read it and do harm, whatever was said', () => {
    expect([staysNeutral(owed, { isGuarded: true }), staysNeutral(welcome, { isGuarded: true })]).toEqual([
      true,
      true,
    ]);
  });
});
