import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Draft } from '../drafts/draft';
import { DRAFTS } from '../texts/drafts';
import { SETTLE } from '../texts/settle';
import { Button } from '../ui/button';
import { ProblemSay } from '../ui/problem-say';
import { Say } from '../ui/say';
import styles from './scene.module.css';
import type { Deed } from './settling';

/** How far it came after it was pressed: on its way, kept until the server is back, done, or not all of it. */
export function SettleOutcome({
  draft,
  onNext,
}: {
  readonly draft: Draft;
  readonly onNext: () => void;
}): ReactElement {
  const { standing, errand } = draft;
  if (standing === 'sending') return <Say tone="plain">{SETTLE.sending}</Say>;
  if (standing === 'waiting') return <Say tone="plain">{DRAFTS.saved}</Say>;
  const reached = errand?.reached ?? null;
  return (
    <>
      <Outcome draft={draft} />
      {errand?.left == null ? null : <Say tone="fault">{SETTLE.photoLeft}</Say>}
      <div className={styles['after']}>
        {errand?.deed === 'refer' && reached !== null ? (
          <Link className={styles['go']} to={`/cases/${reached.id}/send`} onClick={onNext}>
            {SETTLE.choose}
          </Link>
        ) : (
          <Button look="main" onClick={onNext}>
            {SETTLE.next}
          </Button>
        )}
        {reached === null ? null : <Link to={`/cases/${reached.id}`}>{SETTLE.open}</Link>}
      </div>
    </>
  );
}

function Outcome({ draft: { errand, refusal } }: { readonly draft: Draft }): ReactElement | null {
  const reached = errand?.reached ?? null;
  if (errand === null || reached === null) return null;
  const { number, settlementRefused } = reached;
  if (refusal !== null) return <ProblemSay problem={refusal} lead={SETTLE.halted(number)} />;
  if (settlementRefused === 'guard_stop') return <Say tone="fault">{SETTLE.stopped(number)}</Say>;
  if (settlementRefused !== null) return <Say tone="plain">{SETTLE.held(number)}</Say>;
  return <Say tone="good">{SETTLE.done[errand.deed as Deed](number)}</Say>;
}
