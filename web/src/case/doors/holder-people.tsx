import { type ReactElement, useState } from 'react';
import { api, type Views } from '../../api/client';
import { ACTS } from '../../texts/acts';
import { ChoiceField } from '../../ui/choice-field';
import { Field } from '../../ui/field';
import { WordsField } from '../../ui/words-field';
import { useOptions } from '../../words/words';
import { ActForm, type ActProps } from '../acts/act-form';

type Consent = Views['HolderConsentDto'];
type Withdrawal = Views['HolderWithdrawalDto'];

/** A party told the holder that it agrees, or refuses. Who it is is said by what they are in the dispute. */
export function HolderConsentForm(props: ActProps): ReactElement {
  const [role, setRole] = useState<string | null>(null);
  const [purpose, setPurpose] = useState<string | null>('mediation');
  const [decision, setDecision] = useState<string | null>('given');
  const [manner, setManner] = useState<string | null>(null);
  const [evidence, setEvidence] = useState('');
  const manners = useOptions('consent_manner').filter(({ code }) => code !== 'statute');
  const decisions = useOptions('consent_decision').filter(({ code }) => code !== 'legal_basis');
  return (
    <ActForm
      {...props}
      isWhole={role !== null && manner !== null}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/holding/consents', {
          params,
          body: {
            role: role as NonNullable<Consent['role']>,
            purpose: purpose as Consent['purpose'],
            decision: decision as Consent['decision'],
            manner: manner as Consent['manner'],
            ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
          },
        })
      }
    >
      <ChoiceField label={ACTS.who} options={useOptions('party_role')} value={role} onChange={setRole} />
      <ChoiceField
        label={ACTS.consentTo}
        options={useOptions('consent_purpose')}
        value={purpose}
        onChange={setPurpose}
      />
      <ChoiceField label={ACTS.consentSays} options={decisions} value={decision} onChange={setDecision} />
      <ChoiceField label={ACTS.toldHow} options={manners} value={manner} onChange={setManner} />
      <Field label={ACTS.evidence} value={evidence} onChange={({ target }) => setEvidence(target.value)} />
    </ActForm>
  );
}

/** A party withdraws consent through the holder. */
export function HolderWithdrawalForm(props: ActProps): ReactElement {
  const [role, setRole] = useState<string | null>(null);
  const [manner, setManner] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const manners = useOptions('consent_manner').filter(({ code }) => code !== 'statute');
  return (
    <ActForm
      {...props}
      isWhole={role !== null && manner !== null && reason.trim() !== ''}
      send={(params) =>
        api.POST('/api/v1/cases/{id}/holding/consent-withdrawal', {
          params,
          body: {
            role: role as NonNullable<Withdrawal['role']>,
            manner: manner as Withdrawal['manner'],
            reason: reason.trim(),
          },
        })
      }
      warning={ACTS.withdrawMeans}
      submit={ACTS.names.withdraw_consent}
    >
      <ChoiceField label={ACTS.who} options={useOptions('party_role')} value={role} onChange={setRole} />
      <ChoiceField label={ACTS.toldHow} options={manners} value={manner} onChange={setManner} />
      <WordsField label={ACTS.reason} value={reason} onChange={setReason} required />
    </ActForm>
  );
}
