import type { DataRouter } from 'react-router';
import { createBrowserRouter, Navigate, useRouteError } from 'react-router';
import type { ReactElement } from 'react';
import { Problem } from '../api/problem';
import { Opening, PageProblem } from './page-states';
import { Shell } from './shell';

/** Every address of the console; what a page needs is loaded when it is first opened. */
export function createRouter(): DataRouter {
  return createBrowserRouter([
    {
      element: <Shell />,
      errorElement: <Broken />,
      hydrateFallbackElement: <Opening />,
      children: [
        { index: true, element: <Navigate to="/tasks" replace /> },
        {
          path: 'tasks',
          lazy: async () => ({ Component: (await import('../tasks/tasks-page')).TasksPage }),
        },
        {
          path: 'cases/:id',
          lazy: async () => ({ Component: (await import('../case/case-page')).CasePage }),
        },
        {
          path: 'referrals/:id',
          lazy: async () => ({ Component: (await import('../referral/referral-page')).ReferralPage }),
        },
        {
          path: 'search',
          lazy: async () => ({ Component: (await import('../search/search-page')).SearchPage }),
        },
        {
          path: 'notices',
          lazy: async () => ({ Component: (await import('../notices/notices-page')).NoticesPage }),
        },
        {
          path: 'cases/:id/holding',
          lazy: async () => ({ Component: (await import('../link/held-case-page')).HeldCasePage }),
        },
        {
          path: 't/:code',
          lazy: async () => ({ Component: (await import('../link/link-page')).LinkPage }),
        },
        { path: '*', element: <PageProblem error={new Problem(404, 'route_not_found', {})} /> },
      ],
    },
  ]);
}

function Broken(): ReactElement {
  const error = useRouteError();
  return <PageProblem error={error} onAgain={() => location.reload()} />;
}
