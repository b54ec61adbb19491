import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Draft, Refusal } from '../drafts/draft';
import { DRAFTS } from '../texts/drafts';
import { problemWords } from '../texts/problems';
import { REGISTERING } from '../texts/registering';
import { Button } from '../ui/button';
import { Say } from '../ui/say';
import styles from './registering.module.css';

/** How far a registration or a sending came. */
export function SentOutcome({
  draft: { standing, errand, refusal },
  onNext,
}: {
  readonly draft: Draft;
  readonly onNext: () => void;
}): ReactElement | null {
  if (standing === 'sending') return <Say tone="plain">{REGISTERING.sending}</Say>;
  if (standing === 'waiting') return <Say tone="plain">{DRAFTS.saved}</Say>;
  const reached = errand?.reached ?? null;
  if (errand === null || reached === null) return null;
  const { number, id } = reached;
  const isNew = errand.deed === 'register';
  return (
    <>
      {refusal === null ? (
        <Say tone="good">
          {isNew || errand.sentTo === null
            ? REGISTERING.done(number, errand.sentTo)
            : REGISTERING.sent(number, errand.sentTo)}
        </Say>
      ) : (
        <Say tone="fault">
          {isNew ? REGISTERING.halted(number) : REGISTERING.haltedOnly(number)}
          {refusalWords(refusal)}
        </Say>
      )}
      <div className={styles['after']}>
        {refusal === null ? (
          <Button look="main" onClick={onNext} autoFocus>
            {REGISTERING.next}
          </Button>
        ) : (
          <Link to={`/cases/${id}/send`} onClick={onNext}>
            {REGISTERING.sendAgain}
          </Link>
        )}
        {isNew && refusal === null && errand.sentTo === null ? (
          <Link to={`/cases/${id}/send`} onClick={onNext}>
            {REGISTERING.chooseAgency}
          </Link>
        ) : null}
        <Link to={`/cases/${id}`}>{REGISTERING.open}</Link>
      </div>
    </>
  );
}

export function refusalWords(refusal: Refusal): string {
  return refusal.code === 'choice_reason_required' ? REGISTERING.choiceNeeded : problemWords(refusal);
}
