import type { Size } from '../support/browser.js';

/** A page as somebody of the demonstration district sees it. */
export interface Screen {
  /** Names the picture. */
  readonly name: string;
  /** Login; null for whoever has not signed in. */
  readonly as: string | null;
  /**
   * Where it is. `{case}` and `{referral}` stand for the first of either among what awaits them, `{held}` for the first
   * case that their agency holds without seeing it, `{agency}` and `{user}` for the first in the list of all.
   */
  readonly path: string;
  /** What is otherwise than on most days: their password is a temporary one, or they leave while the network is away. */
  readonly when?: 'password is temporary' | 'left offline';
  /** What is pressed there before the picture is taken, by its accessible name. */
  readonly press?: readonly string[];
  readonly sizes: readonly Size[];
}

const BOTH: readonly Size[] = ['desk', 'phone'];
const DESK: readonly Size[] = ['desk'];

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', as: null, path: '/', sizes: BOTH },
  { name: 'tasks-committee', as: 'community-songxianqiao.intake1', path: '/tasks', sizes: BOTH },
  { name: 'tasks-officer', as: 'station-caotang.officer1', path: '/tasks', sizes: DESK },
  { name: 'referral', as: 'community-songxianqiao.intake1', path: '/referrals/{referral}', sizes: BOTH },
  { name: 'case', as: 'station-caotang.duty', path: '/cases/{case}', sizes: BOTH },
  { name: 'settle', as: 'station-caotang.officer1', path: '/settle', sizes: ['phone'] },
  { name: 'case-more', as: 'station-caotang.duty', path: '/cases/{case}', press: ['更多办理'], sizes: DESK },
  { name: 'print', as: 'station-caotang.duty', path: '/cases/{case}/print', sizes: DESK },
  { name: 'register', as: 'station-caotang.officer1', path: '/register', sizes: BOTH },
  { name: 'send', as: 'station-caotang.officer1', path: '/cases/{case}/send', sizes: BOTH },
  { name: 'board', as: 'coordinator.district1', path: '/board', sizes: BOTH },
  { name: 'unit', as: 'station-caotang.head', path: '/unit', sizes: BOTH },
  { name: 'morning', as: 'station-caotang.duty', path: '/morning', sizes: BOTH },
  { name: 'search', as: 'station-caotang.officer1', path: '/search', sizes: BOTH },
  { name: 'notices', as: 'station-caotang.officer1', path: '/notices', sizes: BOTH },
  { name: 'admin-agencies', as: 'sysadmin', path: '/admin/agencies', sizes: DESK },
  { name: 'admin-users', as: 'secadmin', path: '/admin/users', sizes: DESK },
  { name: 'admin-calendar', as: 'sysadmin', path: '/admin/calendars/office', sizes: DESK },
  { name: 'admin-limits', as: 'sysadmin', path: '/admin/policies', sizes: DESK },
  { name: 'admin-kinds', as: 'sysadmin', path: '/admin/kinds', sizes: DESK },
  { name: 'admin-taxonomy', as: 'sysadmin', path: '/admin/taxonomy', sizes: DESK },
  { name: 'admin-audit', as: 'auditor', path: '/admin/audit', sizes: DESK },
  { name: 'account', as: 'community-songxianqiao.intake1', path: '/account', sizes: BOTH },
  { name: 'absences', as: 'station-caotang.head', path: '/absences', sizes: BOTH },
  { name: 'holding', as: 'labor.handler', path: '/cases/{held}/holding', sizes: BOTH },
  { name: 'holding-by-duty-link', as: 'labor.handler', path: '/cases/{held}/legal-duty', sizes: DESK },
  { name: 'link-closed', as: 'community-songxianqiao.intake1', path: '/t/zzzzzz', sizes: ['phone'] },
  { name: 'missing', as: 'station-caotang.officer1', path: '/no-such-page', sizes: ['phone'] },
  {
    name: 'temporary-password',
    as: 'community-songxianqiao.intake1',
    path: '/',
    when: 'password is temporary',
    sizes: BOTH,
  },
  {
    name: 'left-offline',
    as: 'community-songxianqiao.intake1',
    path: '/tasks',
    when: 'left offline',
    sizes: BOTH,
  },
  { name: 'admin-areas', as: 'sysadmin', path: '/admin/areas', sizes: DESK },
  { name: 'admin-agency', as: 'sysadmin', path: '/admin/agencies/{agency}', sizes: DESK },
  { name: 'admin-user', as: 'secadmin', path: '/admin/users/{user}', sizes: DESK },
  { name: 'admin-kind', as: 'sysadmin', path: '/admin/kinds/judicial-office', sizes: DESK },
  { name: 'admin-reference', as: 'sysadmin', path: '/admin/reference/guard_rules', sizes: DESK },
  { name: 'admin-messages', as: 'sysadmin', path: '/admin/messages', sizes: DESK },
  { name: 'admin-channels', as: 'sysadmin', path: '/admin/channels', sizes: DESK },
  { name: 'admin-running', as: 'sysadmin', path: '/admin/running', sizes: DESK },
];
