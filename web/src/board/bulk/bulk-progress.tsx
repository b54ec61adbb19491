import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { api, bodyOf } from '../../api/client';
import { ifMatch, useCommand } from '../../api/use-command';
import { BULK } from '../../texts/bulk';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { ProblemSay } from '../../ui/problem-say';
import { Fact, Facts } from '../../ui/facts';
import { Say } from '../../ui/say';
import { useWords } from '../../words/words';
import { BOARD_KEY } from '../board-query';
import { type Bulk, bulkQuery, refusalWords } from './bulk-queries';
import styles from './bulk.module.css';

/** How far it has come, what the trial said, and what is to be done about that. */
export function BulkProgress({ bulk }: { readonly bulk: Bulk }): ReactElement {
  const now = useNow();
  const { act, askedAt, toAgencyName, reasons } = bulk;
  return (
    <>
      <header>
        <h1>{BULK.title(BULK.acts[act])}</h1>
        <p>
          {BULK.asked(calendarWords(askedAt, now))}
          {toAgencyName === null ? '' : ` · ${BULK.to(toAgencyName)}`}
        </p>
      </header>
      <section className={card['card']}>
        <h2>{BULK.progress}</h2>
        <Standing bulk={bulk} />
        <Steps bulk={bulk} />
        <Asked bulk={bulk} />
      </section>
      {reasons.length === 0 ? null : (
        <section className={card['card']}>
          <h2>{BULK.reasons}</h2>
          <ul className={styles['reasons']}>
            {reasons.map((reason) => (
              <li key={reason.code}>{BULK.counted(reason.count, refusalWords(reason))}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** What was written, and what was chosen with it. */
function Asked({ bulk }: { readonly bulk: Bulk }): ReactElement | null {
  const word = useWords();
  const now = useNow();
  const { text, dueAt, recallReason, arbitration } = bulk;
  const decision = decisionWords(bulk);
  if (decision === null && text === null) return null;
  return (
    <Facts>
      {decision === null ? null : <Fact label={BULK.decision}>{decision}</Fact>}
      {recallReason === null ? null : (
        <Fact label={BULK.recallReason}>{word('recall_reason', recallReason)}</Fact>
      )}
      {text === null ? null : <Fact label={BULK.written}>{text}</Fact>}
      {dueAt === null ? null : <Fact label={BULK.dueBy}>{calendarWords(dueAt, now)}</Fact>}
      {arbitration === null ? null : <Fact label={BULK.ruled}>{arbitration}</Fact>}
    </Facts>
  );
}

function decisionWords({ decision }: Bulk): string | null {
  return BULK.decisions.find(({ code }) => code === decision)?.label ?? null;
}

function Standing({
  bulk: { state, total, checked, may, done, refused },
}: {
  readonly bulk: Bulk;
}): ReactElement {
  switch (state) {
    case 'checking':
      return <Bar words={BULK.checking(checked, total)} value={checked} max={total} />;
    case 'checked':
      return may === 0 ? (
        <Say tone="plain">{BULK.nothing}</Say>
      ) : (
        <p className={styles['sum']}>{BULK.checked(may, total - may)}</p>
      );
    case 'running':
      return <Bar words={BULK.running(done + refused, may)} value={done + refused} max={may} />;
    case 'cancelled':
      return <Say tone="plain">{BULK.cancelled(done, total - done)}</Say>;
    case 'ended':
      return (
        <Say tone={refused === 0 ? 'good' : 'plain'}>
          {refused === 0 ? BULK.ended(done) : BULK.endedLess(done, refused)}
        </Say>
      );
  }
}

function Bar({
  words,
  value,
  max,
}: {
  readonly words: string;
  readonly value: number;
  readonly max: number;
}): ReactElement {
  return (
    <>
      <p role="status">{words}</p>
      <progress className={styles['progress']} value={value} max={max} aria-label={BULK.progress} />
    </>
  );
}

function Steps({ bulk }: { readonly bulk: Bulk }): ReactElement | null {
  const client = useQueryClient();
  const { id, act, state, may, version } = bulk;
  const shown = async (next: Bulk): Promise<void> => {
    client.setQueryData(bulkQuery(id).queryKey, next);
    await client.invalidateQueries({ queryKey: BOARD_KEY });
  };
  const starting = useCommand(
    (header) =>
      bodyOf(
        api.POST('/api/v1/board/bulk-acts/{id}/start', {
          params: { path: { id }, header: { ...header, ...ifMatch(version) } },
        }),
      ),
    shown,
  );
  const cancelling = useCommand(
    (header) =>
      bodyOf(api.POST('/api/v1/board/bulk-acts/{id}/cancellation', { params: { path: { id }, header } })),
    shown,
  );
  if (state === 'ended' || state === 'cancelled') return null;
  return (
    <>
      <ProblemSay
        problem={starting.problem ?? cancelling.problem}
        onReload={() => void client.invalidateQueries({ queryKey: BOARD_KEY })}
      />
      <div className={styles['steps']}>
        {state !== 'checked' || may === 0 ? null : (
          <Button look="main" busy={starting.isUnderWay} onClick={() => starting.give()}>
            {BULK.start(decisionWords(bulk) ?? BULK.acts[act], may)}
          </Button>
        )}
        <Button busy={cancelling.isUnderWay} onClick={() => cancelling.give()}>
          {state === 'running' ? BULK.stop : BULK.cancel}
        </Button>
      </div>
    </>
  );
}
