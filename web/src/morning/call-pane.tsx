import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import type { Views } from '../api/client';
import { CASE } from '../texts/case';
import { MORNING } from '../texts/morning';
import { useNow } from '../time/now';
import { calendarWords } from '../time/words';
import { Button } from '../ui/button';
import card from '../ui/card.module.css';
import { Fact, Facts } from '../ui/facts';
import { Say } from '../ui/say';
import { LawNotes } from '../case/guards/law-notes';
import { useWords } from '../words/words';
import { AssignForm } from './assign-form';
import { type Call, isOpen, likenessQuery } from './calls-query';
import { MergeForm } from './merge-form';
import styles from './morning.module.css';
import { SendForm } from './send-form';
import { SettleForm } from './settle-form';
import { CALL_STEPS, type CallStep } from './steps';

const FORMS = { settle: SettleForm, assign: AssignForm, send: SendForm, merge: MergeForm } as const;

/** So many earlier cases are shown at once; the others are folded, so that the steps stay in sight. */
const SHOWN_AT_ONCE = 3;

/** What a form of the review is given. */
export interface CallFormProps {
  readonly call: Call;
  readonly agencyId: string;
  readonly onDone: (words: string) => void;
}

/** A step that somebody is about to take. */
export interface Begun {
  readonly step: CallStep;
  /** As it was when they began; it is shown should the list lose it while they write. */
  readonly call: Call;
}

/** One call: what was told, what it is like, and what becomes of it. */
export function CallPane({
  call,
  agencyId,
  begun,
  onStep,
  onDone,
}: CallFormProps & {
  readonly begun: Begun | null;
  readonly onStep: (step: CallStep | null) => void;
}): ReactElement {
  const Form = begun === null ? null : FORMS[begun.step];
  return (
    <article className={`${card['card']} ${styles['pane']}`} aria-label={call.number}>
      <header className={styles['line']}>
        <h2>{call.number}</h2>
        <Link to={`/cases/${call.id}`}>{MORNING.open}</Link>
      </header>
      <p className={card['words']}>{call.narrative}</p>
      <Facts>
        <Fact label={CASE.place}>{call.placeText}</Fact>
        <Fact label={CASE.source}>
          {call.sourceReference === null ? null : MORNING.callNumber(call.sourceReference)}
        </Fact>
        <Fact label={CASE.parties}>{call.parties.join('、')}</Fact>
      </Facts>
      <Alike id={call.id} />
      <LawNotes caseId={call.id} />
      {isOpen(call) ? (
        <div className={styles['steps']}>
          {CALL_STEPS.map((name, index) => (
            <Button key={name} look={begun?.step === name ? 'main' : 'plain'} onClick={() => onStep(name)}>
              {index + 1} {MORNING.steps[name]}
            </Button>
          ))}
        </div>
      ) : null}
      {Form === null || begun === null ? null : (
        <div
          ref={intoSight}
          className={styles['form']}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onStep(null);
          }}
        >
          <Form call={call} agencyId={agencyId} onDone={onDone} />
        </div>
      )}
    </article>
  );
}

/** What opened below the fold is what somebody came for. */
function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function Alike({ id }: { readonly id: string }): ReactElement | null {
  const { data } = useQuery(likenessQuery(id));
  if (data === undefined) return null;
  const alike = [...data.duplicates, ...data.repeatCallers];
  const folded = alike.slice(SHOWN_AT_ONCE);
  return (
    <>
      {data.mayBeElsewhere ? <Say tone="plain">{MORNING.elsewhere}</Say> : null}
      {alike.length === 0 ? null : (
        <section className={card['folded']}>
          <h3>{MORNING.earlier}</h3>
          <AlikeCases cases={alike.slice(0, SHOWN_AT_ONCE)} />
          {folded.length === 0 ? null : (
            <details>
              <summary>{MORNING.moreEarlier(folded.length)}</summary>
              <AlikeCases cases={folded} />
            </details>
          )}
        </section>
      )}
    </>
  );
}

function AlikeCases({ cases }: { readonly cases: readonly Views['LikeCaseView'][] }): ReactElement {
  const word = useWords();
  const now = useNow();
  return (
    <ul className={card['lines']}>
      {cases.map(({ caseId, number, registeredAt, agencyName, standing }) => (
        <li key={caseId}>
          <span className={styles['repeat']}>{word('likeness', standing)}</span>
          <Link to={`/cases/${caseId}`}>{number}</Link>
          <small>
            {calendarWords(registeredAt, now)} {agencyName}
          </small>
        </li>
      ))}
    </ul>
  );
}
