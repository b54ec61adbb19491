import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { Empty, PageNotYet } from '../app/page-states';
import { useSession } from '../session/session';
import { stationOf } from '../session/station';
import { MORNING } from '../texts/morning';
import { Say } from '../ui/say';
import { CallList } from './call-list';
import { type Begun, CallPane } from './call-pane';
import { type Call, callsQuery, isOpen, likenessQuery } from './calls-query';
import styles from './morning.module.css';
import { type CallStep, isStepKey, STEP_KEYS } from './steps';

/** The calls since yesterday, one after the other: settled, given to a colleague, sent on or merged, with one key each. */
export function MorningPage(): ReactElement {
  const station = stationOf(useSession());
  const asked = useQuery(callsQuery(station?.agencyId ?? ''));
  const { data } = asked;
  if (data === undefined) return <PageNotYet asked={asked} />;
  const { calls, isCut } = data;
  return (
    <section className={styles['page']}>
      <header className={styles['title']}>
        <div>
          <h1>{MORNING.title}</h1>
          <p>{MORNING.hint}</p>
        </div>
        <span role="status">
          {MORNING.progress(calls.filter((call) => !isOpen(call)).length, calls.length)}
        </span>
        <a href="/api/v1/ledgers/weekly.xlsx" download>
          {MORNING.ledger}
        </a>
      </header>
      {isCut ? <Say tone="plain">{MORNING.onlyNewest(calls.length)}</Say> : null}
      {calls.length === 0 ? (
        <Empty title={MORNING.none} hint={MORNING.noneHint} />
      ) : (
        <Review calls={calls} agencyId={station?.agencyId ?? ''} />
      )}
    </section>
  );
}

function Review({
  calls,
  agencyId,
}: {
  readonly calls: readonly Call[];
  readonly agencyId: string;
}): ReactElement {
  const client = useQueryClient();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const chosen = calls.find(({ id }) => id === chosenId) ?? begun?.call ?? calls.find(isOpen) ?? null;
  const likenesses = useQueries({ queries: calls.map(({ id }) => likenessQuery(id)) });
  const repeats = new Map(
    calls.map(({ id }, index) => {
      const { duplicates = [], repeatCallers = [] } = likenesses[index]?.data ?? {};
      return [id, duplicates.length + repeatCallers.length] as const;
    }),
  );

  const choose = (id: string): void => {
    setChosenId(id);
    setBegun(null);
  };
  // It stays the chosen one, whatever others do about it while somebody writes.
  const begin = (step: CallStep | null): void => {
    if (chosen !== null) setChosenId(chosen.id);
    setBegun(step === null || chosen === null ? null : { step, call: chosen });
  };
  useKeys((key) => {
    const at = calls.findIndex(({ id }) => id === chosen?.id);
    const move = key === 'ArrowDown' || key === 'j' ? 1 : key === 'ArrowUp' || key === 'k' ? -1 : 0;
    const next = calls[at + move];
    if (move !== 0 && next !== undefined) choose(next.id);
    else if (key === 'Escape' && begun !== null) begin(null);
    else if (isStepKey(key) && begun === null && chosen !== null && isOpen(chosen)) begin(STEP_KEYS[key]);
    else return false;
    return true;
  });

  // Whoever has gone on to another call before the answer came stays with that.
  const done = (call: Call, words: string): void => {
    const at = calls.findIndex(({ id }) => id === call.id);
    const next = [...calls.slice(at + 1), ...calls.slice(0, at)].find(isOpen);
    setSaid(words);
    setBegun((now) => (now?.call.id === call.id ? null : now));
    setChosenId((now) => (now === call.id ? (next?.id ?? null) : now));
    void client.invalidateQueries({ queryKey: ['calls', agencyId] });
  };

  return (
    <>
      <p className={styles['keys']}>{MORNING.keys}</p>
      {said === null ? null : <Say tone="good">{said}</Say>}
      <div className={styles['columns']}>
        <CallList calls={calls} repeats={repeats} chosenId={chosen?.id ?? null} onChoose={choose} />
        {chosen === null ? (
          <Empty title={MORNING.allDone} hint={MORNING.allDoneHint} />
        ) : (
          <CallPane
            key={chosen.id}
            call={chosen}
            agencyId={agencyId}
            begun={begun}
            onStep={begin}
            onDone={(words) => done(chosen, words)}
          />
        )}
      </div>
    </>
  );
}

/** Keys that mean something on the whole page, except while somebody writes. @param take answers whether it was one of its own */
function useKeys(take: (key: string) => boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      const isWriting = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
      if (take(event.key)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
