import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { api, bodyOf } from '../api/client';
import { ifMatch, useCommand } from '../api/use-command';
import { SUPERVISION } from '../texts/supervision';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Fact, Facts } from '../ui/facts';
import { ProblemSay } from '../ui/problem-say';
import { StepSheet, type WrittenStep } from './step-sheet';
import { type Order, SUPERVISION_KEY } from './supervision-query';
import styles from './supervision.module.css';

const WRITTEN: readonly WrittenStep[] = ['answer', 'return', 'withdraw'];

/** One order: what was ordered by when, what was answered, and what the reader may do about it. */
export function OrderCard({
  order,
  onDone,
}: {
  readonly order: Order;
  /** Told in words what has been done. */
  readonly onDone: (words: string) => void;
}): ReactElement {
  const now = useNow();
  const [step, setStep] = useState<WrittenStep | null>(null);
  const isLate = order.state === 'open' && Date.parse(order.dueAt) < now;
  return (
    <div className={styles['order']}>
      <p className={styles['line']}>
        <b>{order.number}</b>
        <span className={`${styles['state']} ${isLate ? styles['late'] : ''}`}>{order.word}</span>
        <span className={isLate ? styles['late'] : undefined}>
          {SUPERVISION.dueAt(calendarWords(order.dueAt, now), isLate)}
        </span>
      </p>
      <small>
        {order.agencyName} · {SUPERVISION.about(order.about)} ·{' '}
        {SUPERVISION.issued(order.issuedBy, calendarWords(order.issuedAt, now))}
      </small>
      <p className={card['words']}>{order.text}</p>
      <Rounds order={order} />
      {order.closedAt === null ? null : (
        <small>
          {SUPERVISION.closed(order.word, order.closedBy ?? '', calendarWords(order.closedAt, now))}
          {order.closingReason === null ? '' : ` · ${SUPERVISION.because(order.closingReason)}`}
        </small>
      )}
      <div className={styles['acts']} role="group" aria-label={order.number}>
        {order.steps.includes('accept') ? <Accept order={order} onDone={onDone} /> : null}
        {WRITTEN.filter((each) => order.steps.includes(each)).map((each) => (
          <Button key={each} look={each === 'answer' ? 'main' : 'plain'} onClick={() => setStep(each)}>
            {SUPERVISION[each]}
          </Button>
        ))}
        <a
          className={styles['print']}
          href={`/api/v1/supervision-orders/${order.id}/paper?missing=mark`}
          download
        >
          {SUPERVISION.print}
        </a>
      </div>
      {step === null ? null : (
        <StepSheet
          order={order}
          step={step}
          onClose={() => setStep(null)}
          onDone={(words) => {
            setStep(null);
            onDone(words);
          }}
        />
      )}
    </div>
  );
}

function Accept({
  order: { id, version },
  onDone,
}: {
  readonly order: Order;
  readonly onDone: (words: string) => void;
}): ReactElement {
  const client = useQueryClient();
  const accepting = useCommand(
    (header) =>
      bodyOf(
        api.POST('/api/v1/supervision-orders/{id}/acceptance', {
          params: { path: { id }, header: { ...header, ...ifMatch(version) } },
        }),
      ),
    async () => {
      await client.invalidateQueries({ queryKey: SUPERVISION_KEY });
      onDone(SUPERVISION.accepted);
    },
  );
  return (
    <>
      <Button look="main" busy={accepting.isUnderWay} onClick={() => accepting.give()}>
        {SUPERVISION.accept}
      </Button>
      <ProblemSay problem={accepting.problem} />
    </>
  );
}

function Rounds({ order: { rounds } }: { readonly order: Order }): ReactElement | null {
  const now = useNow();
  const given = rounds.filter(({ done }) => done !== null);
  if (given.length === 0) return null;
  return (
    <ul className={styles['rounds']}>
      {given.map(({ round, done, remains, answeredAt, answeredBy, inTime, ...back }) => (
        <li key={round}>
          <Facts>
            <Fact label={SUPERVISION.roundDone}>{done}</Fact>
            <Fact label={SUPERVISION.roundRemains}>{remains}</Fact>
          </Facts>
          <small>
            {SUPERVISION.answeredBy(answeredBy ?? '', calendarWords(answeredAt ?? '', now), inTime === false)}
          </small>
          {back.returnedAt === null ? null : (
            <small className={styles['late']}>
              {SUPERVISION.returnedBy(
                back.returnedBy ?? '',
                calendarWords(back.returnedAt, now),
                back.returnReason ?? '',
              )}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
