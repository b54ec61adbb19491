import { type ReactElement, useState } from 'react';
import { api } from '../../api/client';
import type { Referral } from '../../referral/referral-query';
import { StepForm } from '../../referral/steps/step-form';
import { BOARD_ACTS } from '../../texts/board';
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
  const options = verdicts.map((code) => ({ code, label: BOARD_ACTS[code] }));
  if (verdicts.length === 0) return <Say tone="plain">{BOARD_ACTS.notYours}</Say>;
  return (
    <div className={styles['ruling']}>
      <Refusal referral={referral} />
      {verdicts.includes('overrule') ? null : <p>{BOARD_ACTS.noOrder}</p>}
      {referral.state === 'rejection_review' ? null : (
        <Say tone="plain">{BOARD_ACTS.moved(referral.word)}</Say>
      )}
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
        <ChoiceField label={BOARD_ACTS.verdict} options={options} value={verdict} onChange={setVerdict} />
        {verdict === 'overrule' ? (
          <WordsField
            label={BOARD_ACTS.instruction}
            hint={BOARD_ACTS.instructionHint}
            value={words}
            onChange={setWords}
            required
          />
        ) : (
          <WordsField label={BOARD_ACTS.ruling} value={words} onChange={setWords} />
        )}
      </StepForm>
    </div>
  );
}

function verdictsOf({ events }: Referral): readonly Verdict[] {
  return (['overrule', 'uphold'] as const).filter((verdict) => events.includes(verdict));
}

function Refusal({
  referral: { refusal, recipientAgencyName, request, rulings },
}: {
  readonly referral: Referral;
}): ReactElement {
  const word = useWords();
  return (
    <Facts>
      <Fact label={BOARD_ACTS.refusedBy(recipientAgencyName)}>
        {refusal === null ? '' : `${word('refusal_reason', refusal.reason)}：${refusal.text}`}
      </Fact>
      <Fact label={BOARD_ACTS.request}>{request}</Fact>
      {rulings.map(({ id, words }) => (
        <Fact key={id} label={BOARD_ACTS.earlierRuling}>
          {words}
        </Fact>
      ))}
    </Facts>
  );
}
