import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { RouterProvider } from 'react-router';
import { DepartedPage } from '../session/departed-page';
import { useDeparture } from '../session/departure';
import { SessionRenewal } from '../session/renewal';
import { SignedIn, sessionQuery } from '../session/session';
import { SignInPage } from '../session/sign-in-page';
import { BrokenPage } from './broken-page';
import { createQueryClient } from './query-client';
import { OpeningAlone, PageNotYet } from './page-states';
import { createRouter } from './routes';

/** Few ever see it: nobody else waits for it. */
const PasswordPage = lazy(() =>
  import('../session/password-page').then(
    ({ PasswordPage: Page }) => ({ default: Page }),
    (error: unknown) => ({ default: () => <BrokenPage error={error} /> }),
  ),
);

export function App(): ReactElement {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <Threshold />
    </QueryClientProvider>
  );
}

/** Whoever has gone is let go of first. */
function Threshold(): ReactElement {
  const departure = useDeparture();
  return departure === null ? <Door /> : <DepartedPage {...departure} />;
}

/** Whatever address was asked for: first who it is, then a password of their own, then the page. */
function Door(): ReactElement {
  const [router] = useState(createRouter);
  const asked = useQuery({
    ...sessionQuery,
    // Whoever has signed in on another page of this browser is let in on this one as they come back to it.
    refetchOnWindowFocus: ({ state }) => (state.data === null ? 'always' : false),
  });
  const { data: session } = asked;
  if (session === undefined) {
    return (
      <main>
        <PageNotYet asked={asked} />
      </main>
    );
  }
  if (session === null) return <SignInPage />;
  if (session.mustChangePassword)
    return (
      <Suspense fallback={<OpeningAlone />}>
        <PasswordPage />
      </Suspense>
    );
  return (
    <SignedIn value={session}>
      <RouterProvider router={router} />
      <SessionRenewal />
    </SignedIn>
  );
}
