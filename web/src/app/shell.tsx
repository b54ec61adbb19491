import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { Problem } from '../api/problem';
import { unsent } from '../drafts/unsent';
import { Bell } from '../notices/bell';
import { depart } from '../session/departure';
import { useSession } from '../session/session';
import { SESSION } from '../texts/session';
import { SHELL } from '../texts/shell';
import { serverTimeQuery } from '../time/server-time';
import { Button } from '../ui/button';
import { Opening, PageProblem } from './page-states';
import { PLACES } from './places';
import styles from './shell.module.css';

/** Comes along after the page: whoever waits for a page does not wait for what they wrote before. */
const UnsentBar = lazy(async () => ({ default: (await import('../drafts/unsent-bar')).UnsentBar }));
/** Of the same part: where there is something unsent it has come, also for whoever leaves without a network. */
const LeaveSheet = lazy(async () => ({ default: (await import('../drafts/unsent-bar')).LeaveSheet }));

const NOT_THEIRS = new Problem(403, 'permission_missing', {});

/** What stands around every page: who is here, and where they may go. */
export function Shell(): ReactElement {
  useQuery(serverTimeQuery);
  useLive();
  const { permissions } = useSession();
  const isLeaving = useNavigation().state === 'loading';
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#content">
        {SHELL.toContent}
      </a>
      <header className={styles['head']}>
        <div className={styles['brand']}>
          <img src="/mark.svg" alt="" width="28" height="28" />
          <span>{SESSION.product}</span>
        </div>
        <nav className={styles['nav']} aria-label={SHELL.navigation}>
          <Places />
        </nav>
        {permissions.includes('notice.read') ? <Bell /> : null}
        <Person />
      </header>
      {permissions.includes('case.register') || permissions.includes('referral.send') ? (
        <Suspense fallback={null}>
          <UnsentBar />
        </Suspense>
      ) : null}
      <main id="content" className={styles['content']} tabIndex={-1}>
        {isLeaving ? <Opening /> : null}
        <Page />
      </main>
      <ScrollRestoration />
    </div>
  );
}

/** Whoever comes to a place that is not theirs, by its address, is told so instead. */
function Page(): ReactElement {
  const session = useSession();
  const { pathname } = useLocation();
  const place = PLACES.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  return place === undefined || place.opensFor(session) ? <Outlet /> : <PageProblem error={NOT_THEIRS} />;
}

/** Comes along after the page too; where it cannot, the page asks by itself. */
function useLive(): void {
  const client = useQueryClient();
  const { userId } = useSession();
  useEffect(() => {
    let end: (() => void) | null = null;
    let isOver = false;
    import('./live').then(
      ({ watchChanges }) => {
        if (!isOver) end = watchChanges(client, userId);
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      end?.();
    };
  }, [client, userId]);
}

function Places(): ReactElement[] {
  const session = useSession();
  return PLACES.filter(({ opensFor }) => opensFor(session)).map(({ path, label }) => (
    <NavLink key={path} to={path}>
      {label}
    </NavLink>
  ));
}

function Person(): ReactElement {
  const { userId, displayName, memberships, permissions } = useSession();
  const place = memberships[0]?.agencyName ?? memberships[0]?.areaName ?? '';
  const [isAsked, setIsAsked] = useState(false);

  return (
    <div className={styles['person']}>
      <Link className={styles['who']} to="/account" aria-label={SESSION.toAccount(displayName, place)}>
        <b>{displayName}</b>
        <small>{place}</small>
      </Link>
      {permissions.includes('queue.read') ? (
        <Link className={styles['own']} to="/absences">
          {SHELL.absences}
        </Link>
      ) : null}
      <Button look="quiet" onClick={() => (unsent() > 0 ? setIsAsked(true) : depart(userId))}>
        {SESSION.signOut}
      </Button>
      {isAsked ? (
        <Suspense fallback={null}>
          <LeaveSheet onStay={() => setIsAsked(false)} onLeave={() => depart(userId)} />
        </Suspense>
      ) : null}
    </div>
  );
}
