import { type ReactElement, useState } from 'react';
import { api, type Views } from '../../api/client';
import { ACTS } from '../../texts/acts';
import { ChecksField } from '../../ui/checks-field';
import { ChoiceField, type Option } from '../../ui/choice-field';
import { Field } from '../../ui/field';
import { WordsField } from '../../ui/words-field';
import { useOptions, useWords } from '../../words/words';
import type { Case, Party } from '../case-query';
import { ActForm } from './act-form';
import type { CaseActProps } from './handling';

function usePartyOptions(theCase: Case): readonly Option[] {
  const word = useWords();
  return theCase.parties.map(({ id, name, role }) => ({
    code: id,
    label: `${name} ${word('party_role', role)}`,
  }));
}

type Consent = Views['RecordConsentDto'];

/** What the parties agree to; as it opens it says that all agree to be mediated, so that this takes one tap. */
export function ConsentForm(props: CaseActProps): ReactElement {
  const [partyIds, setParties] = useState<readonly string[]>(props.theCase.parties.map(({ id }) => id));
  const [purpose, setPurpose] = useState<string | null>('mediation');
  const [decision, setDecision] = useState<string | null>('given');
  const [manner, setManner] = useState<string | null>('on_camera');
  const [evidence, setEvidence] = useState('');
  const [basis, setBasis] = useState('');
  const manners = useOptions('consent_manner').filter(({ code }) => code !== 'statute');
  const byLaw = decision === 'legal_basis';
  const chosenManner = byLaw ? 'statute' : manner;
  return (
    <ActForm
      {...props}
      isWhole={partyIds.length > 0 && chosenManner !== null && (!byLaw || basis.trim() !== '')}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/consents', {
          params,
          body: {
            partyIds: [...partyIds],
            purpose: purpose as Consent['purpose'],
            decision: decision as Consent['decision'],
            manner: chosenManner as Consent['manner'],
            ...(byLaw ? { legalBasis: basis.trim() } : {}),
            ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
          },
        })
      }
    >
      <ChoiceField
        label={ACTS.consentTo}
        options={useOptions('consent_purpose')}
        value={purpose}
        onChange={setPurpose}
      />
      <ChoiceField
        label={ACTS.consentSays}
        options={useOptions('consent_decision')}
        value={decision}
        onChange={setDecision}
      />
      <ChecksField
        label={ACTS.consentOf}
        options={usePartyOptions(props.theCase)}
        value={partyIds}
        onChange={setParties}
      />
      {byLaw ? (
        <Field
          label={ACTS.legalBasis}
          value={basis}
          onChange={({ target }) => setBasis(target.value)}
          required
        />
      ) : (
        <ChoiceField label={ACTS.toldHow} options={manners} value={manner} onChange={setManner} />
      )}
      <Field label={ACTS.evidence} value={evidence} onChange={({ target }) => setEvidence(target.value)} />
    </ActForm>
  );
}

type Withdrawal = Views['WithdrawConsentDto'];

/** A party withdraws consent; what follows is said before. */
export function WithdrawForm(props: CaseActProps): ReactElement {
  const parties = usePartyOptions(props.theCase);
  const [partyId, setParty] = useState<string | null>(
    parties.length === 1 ? (parties[0]?.code ?? null) : null,
  );
  const [manner, setManner] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  return (
    <ActForm
      {...props}
      isWhole={partyId !== null && manner !== null && reason.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/consent-withdrawal', {
          params,
          body: { partyId: partyId ?? '', reason: reason.trim(), manner: manner as Withdrawal['manner'] },
        })
      }
      warning={ACTS.withdrawMeans}
      submit={ACTS.names.withdraw_consent}
    >
      <ChoiceField label={ACTS.who} options={parties} value={partyId} onChange={setParty} />
      <ChoiceField
        label={ACTS.toldHow}
        options={useOptions('consent_manner').filter(({ code }) => code !== 'statute')}
        value={manner}
        onChange={setManner}
      />
      <WordsField label={ACTS.reason} value={reason} onChange={setReason} required />
    </ActForm>
  );
}

type PartyRole = Views['PartyDto']['role'];

/** Somebody more, or what is known of somebody by now. Of one who is on record only what is typed changes. */
export function PartyForm({ party, ...props }: CaseActProps & { readonly party?: Party }): ReactElement {
  const [role, setRole] = useState<string | null>(party?.role ?? null);
  const [kind, setKind] = useState<string | null>(party?.kind ?? 'person');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [identity, setIdentity] = useState('');
  const [address, setAddress] = useState('');
  const [isProtected, setProtected] = useState<readonly string[]>(
    party?.addressProtected === true ? ['addressProtected'] : [],
  );
  const typed = {
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    ...(address.trim() === '' ? {} : { address: address.trim() }),
    ...(identity.trim() === ''
      ? {}
      : {
          document: {
            kind: kind === 'organisation' ? ('organisation_code' as const) : ('resident_identity' as const),
            number: identity.trim(),
          },
        }),
    role: role as PartyRole,
    kind: kind as 'person' | 'organisation',
    addressProtected: isProtected.length > 0,
  };
  return (
    <ActForm
      {...props}
      isWhole={role !== null && (party !== undefined || name.trim() !== '')}
      send={({ path, header }) =>
        party === undefined
          ? api.POST('/api/v1/cases/{id}/parties', {
              params: { path, header },
              body: { ...typed, name: name.trim() },
            })
          : api.PATCH('/api/v1/cases/{id}/parties/{partyId}', {
              params: { path: { ...path, partyId: party.id }, header },
              body: typed,
            })
      }
    >
      <ChoiceField label={ACTS.role} options={useOptions('party_role')} value={role} onChange={setRole} />
      <ChoiceField label={ACTS.kind} options={useOptions('party_kind')} value={kind} onChange={setKind} />
      <Field
        label={ACTS.name}
        hint={party === undefined ? undefined : ACTS.keepsHint}
        value={name}
        onChange={({ target }) => setName(target.value)}
        required={party === undefined}
      />
      <Field label={ACTS.phone} type="tel" value={phone} onChange={({ target }) => setPhone(target.value)} />
      <Field label={ACTS.identity} value={identity} onChange={({ target }) => setIdentity(target.value)} />
      <Field label={ACTS.address} value={address} onChange={({ target }) => setAddress(target.value)} />
      <ChecksField
        label={ACTS.protection}
        options={[{ code: 'addressProtected', label: ACTS.addressProtected }]}
        value={isProtected}
        onChange={setProtected}
      />
    </ActForm>
  );
}
