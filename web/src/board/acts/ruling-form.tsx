import { type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import type { Referral } from '../../referral/referral-query';
import { StepForm } from '../../referral/steps/step-form';
import { ACTS } from '../../texts/board';
import { ChoiceField } from '../../ui/choice-field';
import { Fact, Facts } from '../../ui/facts';
import { Say } from '../../ui/say';
import { WordsField } from '../../ui/words-field';
import { useWords } from '../../words/words';
import styles from '../board.module.css';

type Verdict = 'overrule' | 'uphold';

/**
 * The coordinator's word on a refusal. What is being written stays when somebody else was faster: who, and what came of it,
 * stands above it.
 */
export function RulingForm({
  referral,
  onDone,
}: {
  readonly referral: Referral;
  readonly onDone: () => Promise<void>;
}): ReactElement {
  const [verdict, setVerdict] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const text = words.trim();
  const [verdicts] = useState<readonly Verdict[]>(() => verdictsOf(referral));
  const options = verdicts.map((code) => ({ code, label: ACTS[code] }));
  if (verdicts.length === 0) return <Say tone="plain">{ACTS.notYours}</Say>;
  return (
    <div className={styles['ruling']}>
      <Refusal referral={referral} />
      {verdicts.includes('overrule') ? null : <p>{ACTS.noOrder}</p>}
      {referral.state === 'rejection_review' ? null : <Say tone="plain">{ACTS.moved(referral.word)}</Say>}
      <StepForm
        referral={referral}
        onDone={onDone}
        isWhole={verdict !== null && (verdict === 'uphold' || text !== '')}
        step={(params) =>
          verdict === 'overrule'
            ? api.POST('/api/v1/referrals/{id}/overruling', { params, body: { instruction: text } })
            : api.POST('/api/v1/referrals/{id}/upholding', {
                params,
                body: text === '' ? {} : { note: text },
              })
        }
      >
        <ChoiceField label={ACTS.verdict} options={options} value={verdict} onChange={setVerdict} />
        {verdict === 'overrule' ? (
          <WordsField
            label={ACTS.instruction}
            hint={ACTS.instructionHint}
            value={words}
            onChange={setWords}
            required
          />
        ) : (
          <WordsField label={ACTS.ruling} value={words} onChange={setWords} />
        )}
      </StepForm>
    </div>
  );
}

function verdictsOf({ events }: Referral): readonly Verdict[] {
  return (['overrule', 'uphold'] as const).filter((verdict) => events.includes(verdict));
}

function Refusal({
  referral: { refusal, recipientAgencyName, request },
}: {
  readonly referral: Referral;
}): ReactElement {
  const word = useWords();
  return (
    <Facts>
      <Fact label={ACTS.refusedBy(recipientAgencyName)}>
        {refusal === null ? '' : `${word('refusal_reason', refusal.reason)}：${refusal.text}`}
      </Fact>
      <Fact label={ACTS.request}>{request}</Fact>
    </Facts>
  );
}
