import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { chinaDay } from '../../../../src/kernel/china-time';
import type { Views } from '../../api/client';
import { useSession } from '../../session/session';
import { CALENDARS } from '../../texts/admin-calendars';
import { useNow } from '../../time/now';
import { Fact, Facts } from '../../ui/facts';
import { Say } from '../../ui/say';
import styles from '../admin.module.css';
import { AnsweredPage, Card, Page } from '../parts/page';
import { calendarsQuery } from '../parts/queries';
import { PickOne } from '../parts/selects';
import { Recomputing } from '../recomputing/recomputing';
import { AddYear, type Imported } from './add-year';
import { HoursWindow } from './hours-window';
import { MakeCalendar } from './make-calendar';
import { CalendarVersions } from './calendar-versions';
import own from './calendars.module.css';
import { type Calendar, type CalendarDay, daysOfYear, missingYears, weekOf } from './year';
import { stretchWords, YearDrawn } from './year-drawn';

/** The working calendars: when is worked, drawn and told, and the arrangement of a year added. */
export function CalendarsPage(): ReactElement {
  const { key } = useParams();
  const asked = useQuery(calendarsQuery);
  return (
    <AnsweredPage asked={asked}>
      {(calendars) => {
        const shown = calendars.find((calendar) => calendar.key === key);
        if (shown === undefined)
          return <Navigate to={`/admin/calendars/${calendars[0]?.key ?? ''}`} replace />;
        return <Shown key={shown.key} shown={shown} calendars={calendars} />;
      }}
    </AnsweredPage>
  );
}

function Shown({
  shown,
  calendars,
}: {
  readonly shown: Views['CalendarView'];
  readonly calendars: readonly Views['CalendarView'][];
}): ReactElement {
  const navigate = useNavigate();
  const { permissions } = useSession();
  const [open, setOpen] = useState<'year' | 'hours' | 'new' | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const calendar: Calendar = shown.current.definition as unknown as Calendar;
  const missing = missingYears(calendar);
  const { state } = useLocation() as { readonly state: { readonly isNew?: boolean } | null };
  const close = (): void => setOpen(null);
  const take = (done: Imported): void => {
    setImported(done);
    close();
  };
  return (
    <Page
      title={CALENDARS.title}
      lead={shown.name}
      actions={
        <>
          <PickOne
            label={CALENDARS.which}
            value={shown.key}
            options={calendars.map(({ key, name }) => ({ value: key, label: name }))}
            onChange={(key) => void navigate(`/admin/calendars/${key ?? ''}`)}
          />
          {permissions.includes('calendar.manage') ? (
            <>
              <Button onClick={() => setOpen('new')}>{CALENDARS.make}</Button>
              <Button onClick={() => setOpen('hours')}>{CALENDARS.changeHours}</Button>
              <Button type="primary" onClick={() => setOpen('year')}>
                {CALENDARS.add}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {state?.isNew === true && imported === null ? <Say tone="good">{CALENDARS.made}</Say> : null}
      {imported === null ? null : <Say tone="good">{CALENDARS.done(imported.version.number)}</Say>}
      {missing.length === 0 ? null : (
        <Alert type="warning" showIcon title={CALENDARS.gap(missing.join('、'))} />
      )}
      {imported === null ? null : <Recomputing begun={imported.recomputation} />}
      <Known shown={shown} calendar={calendar} />
      <Year calendar={calendar} />
      <CalendarVersions calendarKey={shown.key} />
      {open === 'year' ? <AddYear shown={shown} onClose={close} onDone={take} /> : null}
      {open === 'hours' ? <HoursWindow shown={shown} onClose={close} onDone={take} /> : null}
      {open === 'new' ? (
        <MakeCalendar
          calendars={calendars}
          like={shown}
          onClose={close}
          onDone={(key) => void navigate(`/admin/calendars/${key}`, { state: { isNew: true } })}
        />
      ) : null}
    </Page>
  );
}

function Known({
  shown,
  calendar,
}: {
  readonly shown: Views['CalendarView'];
  readonly calendar: Calendar;
}): ReactElement {
  const { publishedThrough } = calendar;
  return (
    <section className={styles['card']}>
      <Facts>
        <Fact label={CALENDARS.hours}>{weekWords(calendar)}</Fact>
        <Fact label={CALENDARS.published}>
          {publishedThrough == null
            ? CALENDARS.needsNone
            : CALENDARS.publishedThrough(Number(publishedThrough.slice(0, 4)))}
        </Fact>
        <Fact label={CALENDARS.version(shown.current.number)}>{shown.current.sourceDocument}</Fact>
      </Facts>
    </section>
  );
}

/** 周一至周五 09:00-17:30. */
function weekWords(calendar: Calendar): string {
  return weekOf(calendar)
    .map(({ first, last, hours }) => {
      const [from = '', until = ''] = [CALENDARS.names[first], CALENDARS.names[last]];
      const days = first === last ? from : CALENDARS.through(from, until);
      const isAllDay = hours.length === 1 && hours[0]?.[0] === '00:00' && hours[0][1] === '24:00';
      return `${days} ${isAllDay ? CALENDARS.allDay : hours.map((part) => part.join('-')).join('、')}`;
    })
    .join('；');
}

function Year({ calendar }: { readonly calendar: Calendar }): ReactElement {
  const today = chinaDay(new Date(useNow()));
  const [year, setYear] = useState(() => Number(today.slice(0, 4)));
  const days = daysOfYear(calendar, year);
  const { publishedThrough } = calendar;
  const isGuessed = publishedThrough != null && `${year}-12-31` > publishedThrough;
  return (
    <>
      <div className={own['stepper']}>
        <Button aria-label={CALENDARS.before} onClick={() => setYear(year - 1)}>
          ‹
        </Button>
        <h2 aria-live="polite">{CALENDARS.year(year)}</h2>
        <Button aria-label={CALENDARS.after} onClick={() => setYear(year + 1)}>
          ›
        </Button>
      </div>
      {isGuessed && !hasArrangement(calendar, year) ? (
        <Alert type="warning" showIcon title={CALENDARS.notYet(year)} />
      ) : null}
      <YearDrawn days={days} today={today} />
      <InWords days={days} />
    </>
  );
}

function hasArrangement({ overrides = {} }: Calendar, year: number): boolean {
  return Object.keys(overrides).some((date) => date.startsWith(`${year}-`));
}

/** The same year told: what is off, what is worked instead, how much is worked. */
function InWords({ days }: { readonly days: readonly CalendarDay[] }): ReactElement {
  const off = days.filter(({ kind }) => kind === 'off');
  const makeUp = days.filter(({ kind }) => kind === 'makeUp');
  const worked = days.filter(({ kind }) => kind === 'work').length + makeUp.length;
  return (
    <Card title={CALENDARS.inWords}>
      <Facts>
        <Fact label={CALENDARS.daysOff(off.length)}>
          {off.length === 0 ? CALENDARS.noneOff : stretchWords(days, 'off')}
        </Fact>
        <Fact label={CALENDARS.makeUpDays(makeUp.length)}>
          {makeUp.length === 0 ? CALENDARS.noneMakeUp : stretchWords(days, 'makeUp')}
        </Fact>
      </Facts>
      <p>{CALENDARS.workingDays(worked)}</p>
    </Card>
  );
}
