import type { Session } from '../session/session';
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
  { path: '/board', label: SHELL.board, opensFor: ({ permissions }) => permissions.includes('board.read') },
  { path: '/search', label: SHELL.search, opensFor: ({ permissions }) => permissions.includes('case.read') },
];
