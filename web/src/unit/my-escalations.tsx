import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';
import type { Views } from '../api/client';
import { TakeUpForm } from '../board/acts/take-up-form';
import { BOARD_ACTS } from '../texts/board';
import { subjectPath } from '../app/paths';
import { UNIT } from '../texts/unit';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Button } from '../ui/button';
import { More } from '../ui/more';
import { Say } from '../ui/say';
import { Sheet } from '../ui/sheet';
import { Part } from './part';
import { escalationsQuery } from './unit-query';
import styles from './unit.module.css';

type Escalation = Views['EscalationView'];

/** What the signed-in user was told is late and nobody has taken up; taken up from the line. */
export function MyEscalations(): ReactElement {
  const client = useQueryClient();
  const asked = useInfiniteQuery(escalationsQuery);
  const [taken, setTaken] = useState<Escalation | null>(null);
  const [isDone, setIsDone] = useState(false);
  const take = (escalation: Escalation): void => {
    setIsDone(false);
    setTaken(escalation);
  };
  return (
    <Part title={UNIT.escalations} asked={asked}>
      {({ pages }) => (
        <>
          {isDone ? <Say tone="good">{BOARD_ACTS.takenUp}</Say> : null}
          <Escalations items={pages.flatMap(({ items }) => items)} onTake={take} />
          <More of={asked} />
          {taken === null ? null : (
            <Sheet title={BOARD_ACTS.takeUpTitle} onClose={() => setTaken(null)}>
              <TakeUpForm
                line={{ ...taken, escalation: taken }}
                onDone={async () => {
                  await client.invalidateQueries({ queryKey: escalationsQuery.queryKey });
                  setIsDone(true);
                  setTaken(null);
                }}
              />
            </Sheet>
          )}
        </>
      )}
    </Part>
  );
}

function Escalations({
  items,
  onTake,
}: {
  readonly items: readonly Escalation[];
  readonly onTake: (escalation: Escalation) => void;
}): ReactElement {
  if (items.length === 0) return <p>{UNIT.noEscalations}</p>;
  return (
    <>
      <small>{UNIT.escalationsHint}</small>
      <ul className={styles['lines']}>
        {items.map((escalation) => (
          <EscalationLine key={escalation.id} escalation={escalation} onTake={() => onTake(escalation)} />
        ))}
      </ul>
    </>
  );
}

function EscalationLine({
  escalation,
  onTake,
}: {
  readonly escalation: Escalation;
  readonly onTake: () => void;
}): ReactElement {
  const now = useNow();
  const { words, ownerAgencyName, roleWords, firedAt, caseNumber } = escalation;
  return (
    <li>
      <span>
        <b>{UNIT.escalated(ownerAgencyName, words)}</b>
        <Link to={subjectPath(escalation)}>{caseNumber}</Link>
        <small>{UNIT.asRole(roleWords, calendarWords(firedAt, now))}</small>
      </span>
      <Button onClick={onTake}>{BOARD_ACTS.take_up}</Button>
    </li>
  );
}
