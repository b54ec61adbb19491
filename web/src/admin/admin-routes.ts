import type { RouteObject } from 'react-router';
import { bringProblemWords } from '../texts/problems';

/** The pages of administration, below `/admin`; each is loaded when it is first opened, and Ant Design with the first of them. */
export const ADMIN_ROUTES: RouteObject = {
  path: 'admin',
  lazy: async () => {
    // Forms are refused for many reasons here; none of them is then still on its way.
    void bringProblemWords();
    return { Component: (await import('./frame')).AdminFrame };
  },
  children: [
    {
      path: 'agencies',
      lazy: async () => ({ Component: (await import('./agencies/agencies-page')).AgenciesPage }),
    },
    {
      path: 'agencies/:id',
      lazy: async () => ({ Component: (await import('./agencies/agency-page')).AgencyPage }),
    },
    {
      path: 'agencies/without-duty',
      lazy: async () => ({ Component: (await import('./agencies/duty-gaps-page')).DutyGapsPage }),
    },
    { path: 'areas', lazy: async () => ({ Component: (await import('./areas/areas-page')).AreasPage }) },
    { path: 'users', lazy: async () => ({ Component: (await import('./users/users-page')).UsersPage }) },
    {
      path: 'calendars/:key?',
      lazy: async () => ({ Component: (await import('./calendars/calendars-page')).CalendarsPage }),
    },
    {
      path: 'policies/:key?',
      lazy: async () => ({ Component: (await import('./policies/policies-page')).PoliciesPage }),
    },
    { path: 'harm', lazy: async () => ({ Component: (await import('./harm/harm-page')).HarmPage }) },
    {
      path: 'routing',
      lazy: async () => ({ Component: (await import('./routing/routing-page')).RoutingPage }),
    },
    {
      path: 'messages',
      lazy: async () => ({ Component: (await import('./messages/messages-page')).MessagesPage }),
    },
    {
      path: 'running',
      lazy: async () => ({ Component: (await import('./running/running-page')).RunningPage }),
    },
    { path: 'audit', lazy: async () => ({ Component: (await import('./audit/audit-page')).AuditPage }) },
    { path: 'kinds', lazy: async () => ({ Component: (await import('./kinds/kinds-page')).KindsPage }) },
    { path: 'kinds/:key', lazy: async () => ({ Component: (await import('./kinds/kind-page')).KindPage }) },
    {
      path: 'taxonomy',
      lazy: async () => ({ Component: (await import('./reference/taxonomy-page')).TaxonomyPage }),
    },
    {
      path: 'reference/:kind?',
      lazy: async () => ({ Component: (await import('./reference/reference-page')).ReferencePage }),
    },
    {
      path: 'channels',
      lazy: async () => ({ Component: (await import('./channels/channels-page')).ChannelsPage }),
    },
    { path: 'users/:id', lazy: async () => ({ Component: (await import('./users/user-page')).UserPage }) },
  ],
};
