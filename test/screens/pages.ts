import type { Size } from '../support/browser.js';

/** A page as somebody of the demonstration district sees it. */
export interface Screen {
  /** Names the picture. */
  readonly name: string;
  /** Login; null for whoever has not signed in. */
  readonly as: string | null;
  /** Where it is; `{case}` and `{referral}` stand for the first of either among what awaits them. */
  readonly path: string;
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
  {
    name: 'referral-report',
    as: 'community-songxianqiao.intake1',
    path: '/referrals/{referral}',
    press: ['办结上报'],
    sizes: ['phone'],
  },
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
];
