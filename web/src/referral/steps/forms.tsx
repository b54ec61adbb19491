import { type ReactElement, useState } from 'react';
import { api, type Views } from '../../api/client';
import { STEPS } from '../../texts/referral';
import { ChoiceField } from '../../ui/choice-field';
import { WordsField } from '../../ui/words-field';
import { useOptions } from '../../words/words';
import { ContactFields, type ContactDraft, isWholeContact, NO_CONTACT } from './contact-fields';
import { StepForm } from './step-form';
import type { Referral } from '../referral-query';

interface FormProps {
  readonly referral: Referral;
  readonly onDone: () => void;
}

type Outcome = Views['ReportOutcomeDto']['outcome'];
type RefusalReason = Views['RejectDto']['reason'];

/** Asks the sender for what is missing, before deciding. */
export function AskForm({ referral, onDone }: FormProps): ReactElement {
  const [question, setQuestion] = useState('');
  return (
    <StepForm
      referral={referral}
      onDone={onDone}
      isWhole={question.trim() !== ''}
      step={(params) =>
        api.POST('/api/v1/referrals/{id}/information-request', {
          params,
          body: { question: question.trim() },
        })
      }
    >
      <WordsField
        label={STEPS.question}
        hint={STEPS.questionHint}
        value={question}
        onChange={setQuestion}
        required
        autoFocus
      />
    </StepForm>
  );
}

/** Refuses, with a reason of the list and words of one's own. */
export function RefuseForm({ referral, onDone }: FormProps): ReactElement {
  const [reason, setReason] = useState<string | null>(null);
  const [text, setText] = useState('');
  const options = useOptions('refusal_reason').filter(
    ({ code }) => !referral.overruledReasons.includes(code),
  );
  return (
    <StepForm
      referral={referral}
      onDone={onDone}
      isWhole={reason !== null && text.trim() !== ''}
      step={(params) =>
        api.POST('/api/v1/referrals/{id}/rejection', {
          params,
          body: { reason: reason as RefusalReason, text: text.trim() },
        })
      }
    >
      <ChoiceField label={STEPS.reason} options={options} value={reason} onChange={setReason} />
      <WordsField
        label={STEPS.reasonWords}
        hint={STEPS.reasonWordsHint}
        value={text}
        onChange={setText}
        required
      />
    </StepForm>
  );
}

/** Puts a contact with a party on record; the first one begins the work. */
export function ContactForm({ referral, onDone }: FormProps): ReactElement {
  const [contact, setContact] = useState<ContactDraft>(NO_CONTACT);
  return (
    <StepForm
      referral={referral}
      onDone={onDone}
      isWhole={isWholeContact(contact)}
      step={(params) =>
        api.POST('/api/v1/referrals/{id}/contact', { params, body: contact as Views['FirstContactDto'] })
      }
    >
      <ContactFields value={contact} onChange={setContact} />
    </StepForm>
  );
}

/** Tells the sender how things go. */
export function ProgressForm({ referral, onDone }: FormProps): ReactElement {
  const [text, setText] = useState('');
  return (
    <StepForm
      referral={referral}
      onDone={onDone}
      isWhole={text.trim() !== ''}
      step={(params) => api.POST('/api/v1/referrals/{id}/progress', { params, body: { text: text.trim() } })}
    >
      <WordsField label={STEPS.progress} value={text} onChange={setText} required autoFocus />
    </StepForm>
  );
}

/** Reports how it ended; where nobody has been contacted yet, the contact goes with it in one step. */
export function OutcomeForm({ referral, onDone }: FormProps): ReactElement {
  const [outcome, setOutcome] = useState<string | null>(null);
  const [summary, setSummary] = useState('');
  const [contact, setContact] = useState<ContactDraft>(NO_CONTACT);
  const options = useOptions('outcome');
  const needsContact = referral.contactedAt === null && referral.mode !== 'consult';
  return (
    <StepForm
      referral={referral}
      onDone={onDone}
      isWhole={outcome !== null && summary.trim() !== '' && (!needsContact || isWholeContact(contact))}
      step={(params) =>
        api.POST('/api/v1/referrals/{id}/outcome', {
          params,
          body: {
            outcome: outcome as Outcome,
            summary: summary.trim(),
            ...(needsContact ? { contact: contact as Views['FirstContactDto'] } : {}),
          },
        })
      }
    >
      <ChoiceField label={STEPS.outcome} options={options} value={outcome} onChange={setOutcome} />
      <WordsField
        label={STEPS.summary}
        hint={STEPS.summaryHint}
        value={summary}
        onChange={setSummary}
        required
      />
      {needsContact ? (
        <>
          <p>{STEPS.contactFirst}</p>
          <ContactFields value={contact} onChange={setContact} />
        </>
      ) : null}
    </StepForm>
  );
}
