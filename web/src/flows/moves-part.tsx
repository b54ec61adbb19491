import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { FLOWS } from '../texts/flows';
import { Figure } from '../unit/figure';
import { Part } from '../unit/part';
import unit from '../unit/unit.module.css';
import { useWords } from '../words/words';
import { type Band, bandsOf } from './flow-layout';
import { FlowPicture } from './flow-picture';
import { type Days, type Flow, movesQuery, type OpenedRows } from './flows-query';
import styles from './flows.module.css';
import { reasonWords } from './rows-sheet';
import { useSome } from './use-some';

type Kind = Flow['kind'];

const KINDS: readonly Kind[] = [
  'sent',
  'refused',
  'overruled',
  'rerouted',
  'dispatched',
  'expired',
  'recalled',
];
const SMOOTH: ReadonlySet<Kind> = new Set(['sent', 'dispatched']);
const WINDOWS: readonly Days[] = [30, 90];
const DRAWN = 16;

interface Opening {
  readonly onOpen: (opened: OpenedRows) => void;
}

/** What went from agency to agency and came back: drawn for one kind at a time, and all of it in a table. */
export function MovesPart({ onOpen }: Opening): ReactElement {
  const [days, setDays] = useState<Days>(30);
  const windows = (
    <div role="group" aria-label={FLOWS.window} className={unit['windows']}>
      {WINDOWS.map((each) => (
        <button key={each} type="button" aria-pressed={each === days} onClick={() => setDays(each)}>
          {FLOWS.days(each)}
        </button>
      ))}
    </div>
  );
  return (
    <Part title={FLOWS.movesTitle} side={windows} asked={useQuery(movesQuery(days))}>
      {({ flows }) =>
        flows.length === 0 ? (
          <p>{FLOWS.nothingMoved}</p>
        ) : (
          <>
            <small>{FLOWS.movesHint}</small>
            <Drawn flows={flows} days={days} onOpen={onOpen} />
          </>
        )
      }
    </Part>
  );
}

function Drawn({
  flows,
  days,
  onOpen,
}: Opening & { readonly flows: readonly Flow[]; readonly days: Days }): ReactElement {
  const word = useWords();
  const [kind, setKind] = useState<Kind>('sent');
  const bands = bandsOf(flows, kind);
  const totalOf = (each: Kind): number => bandsOf(flows, each).reduce((sum, { count }) => sum + count, 0);
  const words = word('agency_move', kind);
  const open = ({ fromAgencyId, fromName, toAgencyId, toName }: Band): void =>
    onOpen({
      title: `${FLOWS.route(fromName, toName)} ${words}`,
      rows: { of: 'moves', query: { days, fromAgencyId, toAgencyId, kind } },
    });
  return (
    <>
      <div role="group" aria-label={FLOWS.drawn} className={`${unit['windows']} ${styles['kinds']}`}>
        {KINDS.map((each) => (
          <button key={each} type="button" aria-pressed={each === kind} onClick={() => setKind(each)}>
            {word('agency_move', each)} {totalOf(each)}
          </button>
        ))}
      </div>
      {bands.length === 0 ? (
        <p>{FLOWS.noneOfKind(words)}</p>
      ) : (
        <>
          <FlowPicture
            bands={bands.slice(0, DRAWN)}
            kind={words}
            isTrouble={!SMOOTH.has(kind)}
            onOpen={open}
          />
          {bands.length > DRAWN ? <small className={styles['cut']}>{FLOWS.pictureCut(DRAWN)}</small> : null}
          <MovesTable bands={bands} flows={flows} asked={{ kind, days }} onOpen={onOpen} />
        </>
      )}
    </>
  );
}

function MovesTable({
  bands,
  flows,
  asked,
  onOpen,
}: Opening & {
  readonly bands: readonly Band[];
  readonly flows: readonly Flow[];
  readonly asked: { readonly kind: Kind; readonly days: Days };
}): ReactElement {
  const word = useWords();
  const { some, more } = useSome(bands);
  const what = word('agency_move', asked.kind);
  return (
    <>
      <table className={`${unit['table']} ${styles['moves']}`}>
        <thead>
          <tr>
            <th scope="col">{FLOWS.pair}</th>
            <th scope="col">{what}</th>
          </tr>
        </thead>
        <tbody>
          {some.map(({ fromAgencyId, fromName, toAgencyId, toName, count }) => {
            const between = { fromAgencyId, toAgencyId };
            const title = `${FLOWS.route(fromName, toName)} ${what}`;
            const reasons = flows.filter(
              (flow) =>
                flow.reason !== null &&
                flow.kind === asked.kind &&
                flow.fromAgencyId === fromAgencyId &&
                flow.toAgencyId === toAgencyId,
            );
            const open = (about: string, reason: object): void =>
              onOpen({ title: about, rows: { of: 'moves', query: { ...asked, ...between, ...reason } } });
            return (
              <tr key={`${fromAgencyId} ${toAgencyId}`}>
                <th scope="row">
                  {FLOWS.route(fromName, toName)}
                  <span className={styles['stages']}>
                    {reasons.map((flow) => {
                      const words = reasonWords(word, flow);
                      const about = FLOWS.of(title, words);
                      return (
                        <button
                          key={flow.reason}
                          type="button"
                          aria-label={FLOWS.list(about, flow.count)}
                          onClick={() => open(about, { reason: flow.reason })}
                        >
                          {words} {flow.count}
                        </button>
                      );
                    })}
                  </span>
                </th>
                <td>
                  <Figure value={count} label={FLOWS.list(title, count)} onOpen={() => open(title, {})} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {more}
    </>
  );
}
