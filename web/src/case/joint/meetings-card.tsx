import type { ReactElement } from 'react';
import { api } from '../../api/client';
import { JOINT } from '../../texts/joint';
import { useNow } from '../../time/now';
import { calendarWords } from '../../time/words';
import { Button } from '../../ui/button';
import card from '../../ui/card.module.css';
import { useWords } from '../../words/words';
import styles from './joint.module.css';
import { asNow, type JointCase, type Meeting } from './joint-query';
import { MeetingSheet } from './meeting-sheet';
import { MinutesSheet } from './minutes-sheet';
import { ReasonSheet } from './reason-sheet';
import { useOpenSheet } from './use-open-sheet';

type Act = 'move' | 'off' | 'minutes';
type Open =
  { readonly act: 'call'; readonly meeting: null } | { readonly act: Act; readonly meeting: Meeting };

/** The meetings of the agencies: those to come, and what was said and decided at those that were held. */
export function MeetingsCard({
  joint,
  onDone,
}: {
  readonly joint: JointCase;
  readonly onDone: (words: string) => void;
}): ReactElement {
  const { open, setOpen, sheet } = useOpenSheet<Open>(joint, onDone);
  return (
    <section className={card['card']} aria-labelledby="joint-meetings">
      <header className={styles['top']}>
        <h2 id="joint-meetings">{JOINT.meetings}</h2>
        {joint.plans ? (
          <Button onClick={() => setOpen({ act: 'call', meeting: null })}>{JOINT.call}</Button>
        ) : null}
      </header>
      {joint.meetings.length === 0 ? <p>{JOINT.meetingsNone}</p> : null}
      <ul className={styles['rows']}>
        {joint.meetings.map((meeting) => (
          <MeetingRow
            key={meeting.id}
            meeting={meeting}
            mayAct={joint.plans && meeting.state === 'called'}
            onAct={(act) => setOpen({ act, meeting })}
          />
        ))}
      </ul>
      {open?.act === 'call' || open?.act === 'move' ? (
        <MeetingSheet {...sheet} meeting={open.meeting} />
      ) : null}
      {open?.act === 'minutes' ? <MinutesSheet {...sheet} meeting={open.meeting} /> : null}
      {open?.act === 'off' ? <CallOffSheet {...sheet} meeting={open.meeting} /> : null}
    </section>
  );
}

function MeetingRow({
  meeting,
  mayAct,
  onAct,
}: {
  readonly meeting: Meeting;
  readonly mayAct: boolean;
  readonly onAct: (act: Act) => void;
}): ReactElement {
  const word = useWords();
  const now = useNow();
  const { agenda, startsAt, place, remoteAddress, state, convenerName, minutesDueAt, note } = meeting;
  const hasBegun = Date.parse(startsAt) <= now;
  const when = calendarWords(startsAt, now);
  const isLate = state === 'called' && Date.parse(minutesDueAt) < now;
  return (
    <li className={styles['row']} data-state={state}>
      <span className={styles['what']}>
        {when} {place ?? remoteAddress}
      </span>
      <span className={styles['facts']}>
        <b>{word('joint_meeting_state', state)}</b>
        <span>{JOINT.convener(convenerName)}</span>
        {place !== null && remoteAddress !== null ? <span>{remoteAddress}</span> : null}
        {state === 'called' ? (
          <span className={isLate ? styles['late'] : undefined}>
            {JOINT.owed(calendarWords(minutesDueAt, now))}
          </span>
        ) : null}
      </span>
      <p>{agenda}</p>
      {note === null ? null : <small>{note}</small>}
      <Invited meeting={meeting} />
      <Minutes meeting={meeting} />
      {mayAct ? (
        <span className={styles['acts']}>
          {hasBegun ? (
            <Button onClick={() => onAct('minutes')} aria-label={`${JOINT.minutes}：${when}`}>
              {JOINT.minutes}
            </Button>
          ) : null}
          <Button look="quiet" onClick={() => onAct('move')} aria-label={`${JOINT.move}：${when}`}>
            {JOINT.move}
          </Button>
          <Button look="quiet" onClick={() => onAct('off')} aria-label={`${JOINT.callOff}：${when}`}>
            {JOINT.callOff}
          </Button>
        </span>
      ) : null}
    </li>
  );
}

function CallOffSheet({ meeting, ...sheet }: Parameters<typeof MinutesSheet>[0]): ReactElement {
  const word = useWords();
  const { version, state } = asNow(sheet.joint.meetings, meeting);
  return (
    <ReasonSheet
      {...sheet}
      title={JOINT.callOff}
      label={JOINT.why}
      subject={meeting.agenda}
      version={version}
      word={word('joint_meeting_state', state)}
      done={JOINT.calledOff}
      send={(header, reason) =>
        api.POST('/api/v1/cases/{id}/joint/meetings/{meetingId}/cancellation', {
          params: { path: { id: sheet.joint.caseId, meetingId: meeting.id }, header },
          body: { reason },
        })
      }
    />
  );
}

function Invited({ meeting: { invited } }: { readonly meeting: Meeting }): ReactElement {
  return (
    <span className={styles['facts']}>
      {invited.map(({ agencyId, agencyName, people, came, attendedBy }) => (
        <span key={agencyId}>
          {agencyName}
          {people.length === 0 || came !== null ? '' : `（${people.join('、')}）`}
          {came === null ? '' : ` ${came ? JOINT.came : JOINT.missed}`}
          {attendedBy === null ? '' : `（${attendedBy}）`}
        </span>
      ))}
    </span>
  );
}

function Minutes({ meeting }: { readonly meeting: Meeting }): ReactElement | null {
  const { state, minutes, decisions } = meeting;
  if (state !== 'held') return null;
  if (minutes === null) return <small>{JOINT.minutesHidden}</small>;
  return (
    <div className={styles['minutes']}>
      <p>{minutes}</p>
      {decisions.length === 0 ? null : (
        <>
          <b>{JOINT.decisions}</b>
          <ol>
            {decisions.map((decision) => (
              <li key={decision}>{decision}</li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
