import { readFileSync } from 'node:fs';

interface Row {
  readonly chinese: string;
  readonly english: string;
  readonly meaning: string;
  readonly where: string;
}

function rowsOf(markdown: string): readonly Row[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Chinese '))
    .map((line) => line.slice(1, -1).split('|'))
    .map(([chinese = '', english = '', meaning = '', where = '']) => ({
      chinese: chinese.trim(),
      english: english.trim(),
      meaning: meaning.trim(),
      where: where.trim(),
    }));
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

const STATES = [
  'draft',
  'queued',
  'info_requested',
  'rejection_review',
  'accepted',
  'in_progress',
  'on_hold',
  'recall_pending',
  'reported',
  'closed',
  'rejected',
  'recalled',
  'expired',
  'superseded',
  'entered_in_error',
];

const EVENTS = [
  'submit discard acknowledge accept accept_partial request_info supply_info info_timeout reject reject_final',
  'overrule uphold review_timeout accept_timeout recall request_recall agree_recall decline_recall force_recall',
  'recall_timeout first_contact hold resume hold_timeout feedback report_outcome confirm return confirm_timeout',
  'handover_done delegate reroute merge_into mark_duplicate mark_error reopen raise_safety',
].flatMap((line) => line.split(' '));

const ROLES = [
  'station_officer',
  'station_head',
  'agency_intake',
  'agency_handler',
  'agency_head',
  'coordinator',
  'supervisor',
  'auditor',
  'system_administrator',
  'security_administrator',
];

const SCREEN_WORDS = /待签收|待补充|待裁定|办理中|暂停至|待确认|已结束/g;

describe('the glossary', () => {
  const rows = rowsOf(readFileSync('docs/glossary.md', 'utf8'));
  const english = rows.map((row) => row.english);

  it('fills all four columns of every row', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
    expect(rows.filter((row) => Object.values(row).includes(''))).toEqual([]);
  });

  it('uses one English word for one idea', () => {
    expect(repeated(english)).toEqual([]);
  });

  it('uses one Chinese word for one idea', () => {
    expect(repeated(rows.map((row) => row.chinese))).toEqual([]);
  });

  it.each([
    ['referral state', STATES],
    ['referral event', EVENTS],
    ['role', ROLES],
  ])('names every %s', (_idea, words) => {
    expect(words.filter((word) => !english.includes(word))).toEqual([]);
  });

  it('gives every referral state exactly one word on the screen', () => {
    const states = rows.filter((row) => STATES.includes(row.english));
    expect(states.filter((row) => row.where.match(SCREEN_WORDS)?.length !== 1)).toEqual([]);
  });
});
