import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { Opening } from '../app/page-states';
import { useWriting } from '../drafts/use-outbox';
import { type Call, callsQuery, isOpen } from '../morning/calls-query';
import { stationOf } from '../morning/station';
import { useSession } from '../session/session';
import { SETTLE } from '../texts/settle';
import { Say } from '../ui/say';
import { CallPicker } from './call-picker';
import { DeedForm } from './deed-form';
import styles from './scene.module.css';
import { SettleOutcome } from './settle-outcome';
import { NOTHING_YET } from './settling';
import { StillComing } from './still-coming';

const PAGE = '/settle';

/** On the spot, with one thumb: the call or three fields, what is done with it, one sentence. */
export function SettlePage(): ReactElement {
  const writing = useWriting(PAGE, NOTHING_YET);
  const station = stationOf(useSession());
  const { data, error, refetch } = useQuery({
    ...callsQuery(station?.agencyId ?? ''),
    enabled: station !== null,
  });
  const [showsAll, setShowsAll] = useState(false);
  const { draft, typed } = writing;
  if (!writing.isReady) return <Opening />;
  if (draft !== null && draft.standing !== 'typing') {
    return (
      <section className={styles['page']}>
        <h1>{SETTLE.title}</h1>
        <SettleOutcome
          draft={draft}
          onNext={() => {
            writing.begin();
            void refetch();
          }}
        />
      </section>
    );
  }
  const open = [...(data?.calls ?? [])].filter(isOpen).reverse();
  const isComing = station !== null && data === undefined;
  const choose = (call: Call | null): void => {
    const { id, number, version, narrative } = call ?? {};
    const isWhole = id !== undefined && number !== undefined && version !== undefined;
    writing.put({ call: isWhole ? { id, number, version, narrative: narrative ?? '' } : null });
  };
  return (
    <section className={styles['page']}>
      <h1>{SETTLE.title}</h1>
      {isComing ? (
        <StillComing
          error={error}
          coming={SETTLE.callsComing}
          failed={SETTLE.callsFailed}
          onAgain={() => void refetch()}
        />
      ) : null}
      {open.length === 0 && typed.call === null ? (
        isComing ? null : (
          <Say tone="plain">{SETTLE.noCalls}</Say>
        )
      ) : (
        <CallPicker
          calls={open}
          chosen={typed.call?.id ?? null}
          showsAll={showsAll}
          onShowAll={() => setShowsAll(true)}
          onChoose={choose}
        />
      )}
      <DeedForm
        writing={writing}
        onReload={() => {
          writing.put({ call: null });
          void refetch();
        }}
      />
    </section>
  );
}
