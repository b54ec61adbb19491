import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import type { Views } from '../api/client';
import { Problem } from '../api/problem';
import { PageNotYet, PageProblem } from '../app/page-states';
import { useSession } from '../session/session';
import { ABSENCES } from '../texts/absences';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Say } from '../ui/say';
import { type Absence, absencesQuery } from './absence-queries';
import { AbsenceLine } from './absence-line';
import { EndSheet } from './end-sheet';
import { RecordSheet } from './record-sheet';

/** Who is away and who covers: one's own, those of the people one answers for, and those one covers. */
export function AbsencesPage(): ReactElement {
  const { permissions } = useSession();
  const asked = useQuery(absencesQuery);
  if (!permissions.includes('queue.read'))
    return <PageProblem error={new Problem(403, 'permission_missing', {})} />;
  return asked.data === undefined ? <PageNotYet asked={asked} /> : <Shown absent={asked.data} />;
}

function Shown({ absent: { people, items } }: { readonly absent: Views['AbsentView'] }): ReactElement {
  const { userId } = useSession();
  const [isRecording, setIsRecording] = useState(false);
  const [ending, setEnding] = useState<Absence | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const inCare = new Set(people.map((person) => person.userId));
  const own = items.filter((item) => item.userId === userId);
  const theirs = items.filter((item) => item.userId !== userId && inCare.has(item.userId));
  const covering = items.filter((item) => item.coverUserId === userId && !inCare.has(item.userId));
  return (
    <article className={card['page']}>
      <header className={card['head']}>
        <div>
          <h1>{ABSENCES.title}</h1>
          <p>{ABSENCES.lead}</p>
        </div>
        <Button look="main" onClick={() => setIsRecording(true)}>
          {ABSENCES.record}
        </Button>
      </header>
      {said === null ? null : <Say tone="good">{said}</Say>}
      <List title={ABSENCES.own} none={ABSENCES.noneOwn} items={own} onEnd={setEnding} />
      {people.length < 2 ? null : (
        <List title={ABSENCES.ofOthers} none={ABSENCES.noneOthers} items={theirs} onEnd={setEnding} />
      )}
      {covering.length === 0 ? null : (
        <List title={ABSENCES.covering} none="" items={covering} onEnd={null} />
      )}
      {isRecording ? (
        <RecordSheet
          people={people}
          onClose={() => setIsRecording(false)}
          onDone={({ userName, coverName }) => {
            setSaid(ABSENCES.saved(userName, coverName));
            setIsRecording(false);
          }}
        />
      ) : null}
      {ending === null ? null : (
        <EndSheet
          absence={ending}
          onClose={() => setEnding(null)}
          onDone={() => {
            setSaid(ABSENCES.ended);
            setEnding(null);
          }}
        />
      )}
    </article>
  );
}

function List({
  title,
  none,
  items,
  onEnd,
}: {
  readonly title: string;
  readonly none: string;
  readonly items: readonly Absence[];
  readonly onEnd: ((absence: Absence) => void) | null;
}): ReactElement {
  return (
    <section className={card['card']}>
      <h2>{title}</h2>
      {items.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className={card['lines']}>
          {items.map((absence) => (
            <AbsenceLine key={absence.id} absence={absence} onEnd={onEnd} />
          ))}
        </ul>
      )}
    </section>
  );
}
