import type { DataRouter, RouteObject } from 'react-router';
import { createBrowserRouter, Navigate, useRouteError } from 'react-router';
import type { ReactElement } from 'react';
import { Problem } from '../api/problem';
import { BrokenPage } from './broken-page';
import { OpeningAlone, PageProblem } from './page-states';
import { useSession } from '../session/session';
import { PLACES } from './places';
import { Shell } from './shell';

const SHELL_ROUTE = 'shell';

/** Every address of the console; what a page needs is loaded when it is first opened. */
export function createRouter(): DataRouter {
  return createBrowserRouter(ROUTES, {
    patchRoutesOnNavigation: async ({ path, patch }) => {
      // Few administer: nobody else loads even the addresses.
      if (path.startsWith('/admin'))
        patch(SHELL_ROUTE, [(await import('../admin/admin-routes')).ADMIN_ROUTES]);
    },
  });
}

const ROUTES: RouteObject[] = [
  {
    path: 'cases/:id/print',
    lazy: async () => ({ Component: (await import('../case/print/print-page')).PrintPage }),
    errorElement: <Broken />,
    hydrateFallbackElement: <OpeningAlone />,
  },
  {
    id: SHELL_ROUTE,
    element: <Shell />,
    errorElement: <Broken />,
    hydrateFallbackElement: <OpeningAlone />,
    children: [
      { index: true, element: <Home /> },
      {
        path: 'tasks',
        lazy: async () => ({ Component: (await import('../tasks/tasks-page')).TasksPage }),
      },
      {
        path: 'referrals/:id',
        lazy: async () => ({ Component: (await import('../referral/referral-page')).ReferralPage }),
      },
      {
        path: 'settle',
        lazy: async () => ({ Component: (await import('../scene/settle-page')).SettlePage }),
      },
      {
        path: 'register',
        lazy: async () => ({ Component: (await import('../registering/register-page')).RegisterPage }),
      },
      {
        path: 'cases/:id/send',
        lazy: async () => ({ Component: (await import('../sending/send-page')).SendPage }),
      },
      {
        path: 'cases/:id/joint',
        lazy: async () => ({ Component: (await import('../case/joint/joint-page')).JointPage }),
      },
      {
        path: 'morning',
        lazy: async () => ({ Component: (await import('../morning/morning-page')).MorningPage }),
      },
      {
        path: 'search',
        lazy: async () => ({ Component: (await import('../search/search-page')).SearchPage }),
      },
      {
        path: 'notices',
        lazy: async () => ({ Component: (await import('../notices/notices-page')).NoticesPage }),
      },
      ...['cases/:id', 'cases/:id/holding', 'cases/:id/legal-duty'].map((path) => ({
        path,
        lazy: async () => ({ Component: (await import('../case/case-page')).CasePage }),
      })),
      {
        path: 't/:code',
        lazy: async () => ({ Component: (await import('../link/link-page')).LinkPage }),
      },
      {
        path: 'board',
        lazy: async () => ({ Component: (await import('../board/board-page')).BoardPage }),
      },
      {
        path: 'board/bulk',
        lazy: async () => ({ Component: (await import('../board/bulk/bulk-page')).BulkPage }),
      },
      {
        path: 'supervision',
        lazy: async () => ({ Component: (await import('../supervision/orders-page')).OrdersPage }),
      },
      {
        path: 'absences',
        lazy: async () => ({ Component: (await import('../absences/absences-page')).AbsencesPage }),
      },
      {
        path: 'account',
        lazy: async () => ({ Component: (await import('../account/account-page')).AccountPage }),
      },
      {
        path: 'unit',
        lazy: async () => ({ Component: (await import('../unit/unit-page')).UnitPage }),
      },
      {
        path: 'unit/board',
        lazy: async () => ({ Component: (await import('../board/unit-board-page')).UnitBoardPage }),
      },
      {
        path: 'flows',
        lazy: async () => ({ Component: (await import('../flows/flows-page')).FlowsPage }),
      },
      {
        path: 'unit/hand-over',
        lazy: async () => ({ Component: (await import('../unit/handover/handover-page')).HandoverPage }),
      },
      { path: '*', element: <PageProblem error={new Problem(404, 'route_not_found', {})} /> },
    ],
  },
];

/** Where somebody begins: the first place that opens for them. */
function Home(): ReactElement {
  const session = useSession();
  return <Navigate to={PLACES.find(({ opensFor }) => opensFor(session))?.path ?? '/tasks'} replace />;
}

function Broken(): ReactElement {
  return <BrokenPage error={useRouteError()} />;
}
