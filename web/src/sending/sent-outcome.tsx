import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Draft, Refusal } from '../drafts/draft';
import { DRAFTS } from '../texts/drafts';
import { problemWords } from '../texts/problems';
import { REGISTERED } from '../texts/registered';
import { SENDING } from '../texts/sending';
import { Button } from '../ui/button';
import { Say } from '../ui/say';
import styles from './sending.module.css';

/** How far a registration or a sending came. */
export function SentOutcome({
  draft: { standing, errand, refusal },
  next,
  onBegin,
  onNext = onBegin,
}: {
  readonly draft: Draft;
  /** What is done next where all went well, in words. */
  readonly next: string;
  /** Forgets what was typed: it was sent. */
  readonly onBegin: () => void;
  readonly onNext?: () => void;
}): ReactElement | null {
  const isNew = errand?.deed === 'register';
  if (standing === 'sending') return <Say tone="plain">{isNew ? REGISTERED.sending : SENDING.underWay}</Say>;
  if (standing === 'waiting') return <Say tone="plain">{DRAFTS.saved}</Say>;
  const reached = errand?.reached ?? null;
  if (errand === null || reached === null) return null;
  const { number, id } = reached;
  return (
    <>
      {refusal === null ? (
        <Say tone="good">
          {isNew || errand.sentTo === null
            ? REGISTERED.done(number, errand.sentTo)
            : SENDING.sent(number, errand.sentTo)}
        </Say>
      ) : (
        <Say tone="fault">
          {isNew ? REGISTERED.halted(number) : SENDING.halted(number)}
          {refusalWords(refusal)}
        </Say>
      )}
      <div className={styles['after']}>
        {refusal === null ? (
          <Button look="main" onClick={onNext} autoFocus>
            {next}
          </Button>
        ) : (
          <Link to={`/cases/${id}/send`} onClick={onBegin}>
            {SENDING.again}
          </Link>
        )}
        {isNew && refusal === null && errand.sentTo === null ? (
          <Link to={`/cases/${id}/send`} onClick={onBegin}>
            {REGISTERED.chooseAgency}
          </Link>
        ) : null}
        {isNew || refusal !== null ? <Link to={`/cases/${id}`}>{REGISTERED.open}</Link> : null}
      </div>
    </>
  );
}

export function refusalWords(refusal: Refusal): string {
  return refusal.code === 'choice_reason_required' ? SENDING.choiceNeeded : problemWords(refusal);
}
