import type { Page } from 'playwright-core';
import { COMMITTEE, DUTY, OFFICER } from '../support/district-calls.js';
import type { Size } from '../support/browser.js';
import {
  allLines,
  callInReview,
  chosenTogether,
  drawn,
  found,
  handingOver,
  ledger,
  moreSteps,
  ranking,
  settling,
  triedTogether,
  written,
} from './before.js';

/** A page as somebody of the demonstration district sees it. */
export interface Screen {
  /** Names the picture. */
  readonly name: string;
  /** Login; null for whoever has not signed in. */
  readonly as: string | null;
  /**
   * Where it is. `{call}`, `{arrived}` and `{referral}` stand for what was arranged, `{case}` for the case with the longest way
   * among what awaits them, `{held}` for the first that their agency holds without seeing it, `{agency}` and `{user}` for the
   * first in the list of all.
   */
  readonly path: string;
  /** What is otherwise than on most days: their password is a temporary one, or they leave while the network is away. */
  readonly when?: 'password is temporary' | 'left offline';
  /** What is done there before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
  /** It is meant to show that nothing is there; on every other one that is a fault. */
  readonly showsNothing?: true;
  readonly sizes: readonly Size[];
}

const BOTH: readonly Size[] = ['desk', 'phone'];
const DESK: readonly Size[] = ['desk'];
const PHONE: readonly Size[] = ['phone'];

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', as: null, path: '/', sizes: BOTH },
  { name: 'tasks-committee', as: COMMITTEE, path: '/tasks', sizes: BOTH },
  { name: 'tasks-officer', as: OFFICER, path: '/tasks', sizes: DESK },
  { name: 'referral-arrived', as: COMMITTEE, path: '/referrals/{arrived}', sizes: PHONE },
  { name: 'referral', as: COMMITTEE, path: '/referrals/{referral}', sizes: BOTH },
  { name: 'referral-why', as: COMMITTEE, path: '/referrals/{referral}', before: ledger, sizes: BOTH },
  { name: 'case', as: DUTY, path: '/cases/{case}', sizes: BOTH },
  { name: 'joint', as: DUTY, path: '/cases/{case}/joint', sizes: BOTH },
  { name: 'settle', as: OFFICER, path: '/settle', before: settling, sizes: PHONE },
  { name: 'case-more', as: DUTY, path: '/cases/{case}', before: moreSteps, sizes: DESK },
  { name: 'print', as: DUTY, path: '/cases/{case}/print', sizes: DESK },
  { name: 'register', as: OFFICER, path: '/register', before: written, sizes: BOTH },
  { name: 'register-ranking', as: OFFICER, path: '/register', before: ranking, sizes: PHONE },
  { name: 'send', as: OFFICER, path: '/cases/{call}/send', sizes: BOTH },
  { name: 'board', as: 'coordinator.district1', path: '/board', sizes: BOTH },
  { name: 'board-chosen', as: 'coordinator.district1', path: '/board', before: chosenTogether, sizes: BOTH },
  {
    name: 'board-bulk',
    as: 'coordinator.district1',
    path: '/board',
    before: triedTogether,
    sizes: BOTH,
  },
  { name: 'bulk-records', as: 'coordinator.district1', path: '/board/bulk', sizes: PHONE },
  { name: 'supervision', as: 'coordinator.district1', path: '/supervision', showsNothing: true, sizes: BOTH },
  { name: 'flows', as: 'coordinator.district1', path: '/flows', before: drawn, sizes: BOTH },
  { name: 'unit-board', as: 'station-caotang.head', path: '/unit/board', before: allLines, sizes: BOTH },
  { name: 'unit', as: 'station-caotang.head', path: '/unit', sizes: BOTH },
  {
    name: 'hand-over',
    as: 'station-caotang.head',
    path: '/unit/hand-over',
    before: handingOver,
    sizes: BOTH,
  },
  { name: 'morning', as: DUTY, path: '/morning', before: callInReview, sizes: BOTH },
  { name: 'search', as: OFFICER, path: '/search', before: found, sizes: BOTH },
  { name: 'notices', as: OFFICER, path: '/notices', sizes: BOTH },
  { name: 'admin-agencies', as: 'sysadmin', path: '/admin/agencies', sizes: DESK },
  { name: 'admin-users', as: 'secadmin', path: '/admin/users', sizes: DESK },
  { name: 'admin-calendar', as: 'sysadmin', path: '/admin/calendars/office', sizes: DESK },
  { name: 'admin-limits', as: 'sysadmin', path: '/admin/policies', sizes: DESK },
  { name: 'admin-kinds', as: 'sysadmin', path: '/admin/kinds', sizes: DESK },
  { name: 'admin-taxonomy', as: 'sysadmin', path: '/admin/taxonomy', sizes: DESK },
  { name: 'admin-audit', as: 'auditor', path: '/admin/audit', sizes: DESK },
  { name: 'account', as: COMMITTEE, path: '/account', sizes: BOTH },
  { name: 'absences', as: 'station-caotang.head', path: '/absences', sizes: BOTH },
  { name: 'holding', as: 'labor.handler', path: '/cases/{held}/holding', sizes: BOTH },
  { name: 'legal-duty', as: COMMITTEE, path: '/cases/{stopped}/legal-duty', sizes: BOTH },
  { name: 'link-closed', as: COMMITTEE, path: '/t/zzzzzz', sizes: PHONE },
  { name: 'missing', as: OFFICER, path: '/no-such-page', showsNothing: true, sizes: PHONE },
  {
    name: 'temporary-password',
    as: COMMITTEE,
    path: '/',
    when: 'password is temporary',
    sizes: BOTH,
  },
  {
    name: 'left-offline',
    as: COMMITTEE,
    path: '/tasks',
    when: 'left offline',
    sizes: BOTH,
  },
  { name: 'admin-without-duty', as: 'sysadmin', path: '/admin/agencies/without-duty', sizes: DESK },
  { name: 'admin-areas', as: 'sysadmin', path: '/admin/areas', sizes: DESK },
  { name: 'admin-agency', as: 'sysadmin', path: '/admin/agencies/{agency}', sizes: DESK },
  { name: 'admin-user', as: 'secadmin', path: '/admin/users/{user}', sizes: DESK },
  { name: 'admin-kind', as: 'sysadmin', path: '/admin/kinds/judicial-office', sizes: DESK },
  { name: 'admin-reference', as: 'sysadmin', path: '/admin/reference/guard_rules', sizes: DESK },
  { name: 'admin-harm', as: 'sysadmin', path: '/admin/harm', sizes: DESK },
  { name: 'admin-messages', as: 'sysadmin', path: '/admin/messages', sizes: DESK },
  { name: 'admin-routing', as: 'sysadmin', path: '/admin/routing', sizes: DESK },
  { name: 'admin-channels', as: 'sysadmin', path: '/admin/channels', showsNothing: true, sizes: DESK },
  { name: 'admin-running', as: 'sysadmin', path: '/admin/running', showsNothing: true, sizes: DESK },
];
