import { stationOf } from '../morning/station';
import type { Session } from '../session/session';
import { MORNING } from '../texts/morning';
import { REGISTERING } from '../texts/registering';
import { SETTLE } from '../texts/settle';
import { SHELL } from '../texts/shell';

/** One entry of the navigation. */
export interface Place {
  readonly path: string;
  readonly label: string;
  readonly opensFor: (session: Session) => boolean;
}

/** Where somebody may go from everywhere, in the order of how often they do. */
export const PLACES: readonly Place[] = [
  { path: '/tasks', label: SHELL.tasks, opensFor: () => true },
  {
    path: '/settle',
    label: SETTLE.place,
    opensFor: ({ permissions }) => permissions.includes('case.register'),
  },
  {
    path: '/register',
    label: REGISTERING.place,
    opensFor: ({ permissions }) => permissions.includes('case.register'),
  },
  { path: '/morning', label: MORNING.place, opensFor: (session) => stationOf(session) !== null },
  { path: '/search', label: SHELL.search, opensFor: ({ permissions }) => permissions.includes('case.read') },
];
