import type { Session } from '../session/session';
import { stationOf } from '../session/station';
import { SHELL } from '../texts/shell';

/** One entry of the navigation. */
export interface Place {
  readonly path: string;
  readonly label: string;
  readonly opensFor: (session: Session) => boolean;
}

/** One of these is what each of the three administrators has. */
const ADMIN_POWERS = ['agency.manage', 'user.manage', 'audit.read'];

/** Where somebody may go from everywhere, in the order of how often they do. */
export const PLACES: readonly Place[] = [
  { path: '/tasks', label: SHELL.tasks, opensFor: ({ permissions }) => permissions.includes('queue.read') },
  {
    path: '/settle',
    label: SHELL.settle,
    opensFor: (session) => stationOf(session) !== null,
  },
  {
    path: '/register',
    label: SHELL.register,
    opensFor: ({ permissions }) => permissions.includes('case.register'),
  },
  { path: '/morning', label: SHELL.morning, opensFor: (session) => stationOf(session) !== null },
  { path: '/board', label: SHELL.board, opensFor: ({ permissions }) => permissions.includes('board.read') },
  { path: '/unit', label: SHELL.unit, opensFor: ({ permissions }) => permissions.includes('unit.read') },
  { path: '/flows', label: SHELL.flows, opensFor: ({ permissions }) => permissions.includes('flow.read') },
  { path: '/search', label: SHELL.search, opensFor: ({ permissions }) => permissions.includes('case.read') },
  {
    path: '/admin',
    label: SHELL.admin,
    opensFor: ({ permissions }) => ADMIN_POWERS.some((power) => permissions.includes(power)),
  },
];
