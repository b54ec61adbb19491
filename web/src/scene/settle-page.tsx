import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useEffect, useState } from 'react';
import { Opening } from '../app/page-states';
import { useWriting } from '../drafts/use-outbox';
import { type Call, callsQuery, isOpen } from '../morning/calls-query';
import { useSession } from '../session/session';
import { stationOf } from '../session/station';
import { SETTLE } from '../texts/settle';
import { later } from '../ui/later';
import { Say } from '../ui/say';
import { CallPicker } from './call-picker';
import { DeedForm } from './deed-form';
import styles from './scene.module.css';
import { SettleOutcome } from './settle-outcome';
import { NOTHING_YET, type PickedCall } from './settling';
import { StillComing } from './still-coming';

const openNotes = () => import('../case/guards/law-notes');
/** Stands beside a call that was picked and that it may have something to say of; without it, everything else goes on. */
const LawNotes = later(async () => (await openNotes()).LawNotes);

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
  const [found, setFound] = useState<'gone' | 'unasked' | null>(null);
  const { draft, typed } = writing;
  // On its way while the page is read: the network may be gone by the time a call is picked.
  useEffect(() => void openNotes().catch(() => undefined), []);
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
    setFound(null);
    writing.put({ call: call === null ? null : pickedOf(call) });
  };
  const lookAnew = async (): Promise<void> => {
    const asked = typed.call;
    const { data: anew, isError } = await refetch();
    // Meanwhile they may have sent it, or picked another: that is not touched.
    const now = writing.latest();
    if (now.draft?.standing !== 'typing' || now.typed.call?.id !== asked?.id) return;
    if (isError || anew === undefined) return setFound('unasked');
    const still = anew.calls.find((call) => call.id === asked?.id && isOpen(call));
    setFound(asked !== null && still === undefined ? 'gone' : null);
    writing.put({ call: still === undefined ? null : pickedOf(still) });
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
      {typed.call === null ? null : <LawNotes key={typed.call.id} caseId={typed.call.id} />}
      {found === null ? null : <Say tone="plain">{SETTLE[found]}</Say>}
      <DeedForm writing={writing} onReload={() => void lookAnew()} />
    </section>
  );
}

function pickedOf({ id, number, version, narrative, state }: Call): PickedCall {
  return { id, number, version, narrative, state };
}
