import { readdirSync, readFileSync } from 'node:fs';
import { ROLES } from '../../../modules/identity/roles.js';
import { REFERRAL_STATES } from '../../../modules/referrals/domain/states.js';
import { TRANSITIONS } from '../../../modules/referrals/domain/transitions.js';

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

const EVENTS = [...new Set(TRANSITIONS.map(({ event }) => event))];
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
    ['referral state', REFERRAL_STATES],
    ['referral event', EVENTS],
    ['role', ROLES],
  ])('names every %s', (_idea, words) => {
    expect(words.filter((word) => !english.includes(word))).toEqual([]);
  });

  it('gives every referral state exactly one word on the screen', () => {
    const states = rows.filter(({ english: word }) => (REFERRAL_STATES as readonly string[]).includes(word));
    expect(states.filter((row) => row.where.match(SCREEN_WORDS)?.length !== 1)).toEqual([]);
  });

  it('names tables by the names they have', () => {
    const migrations = readdirSync('migrations').map((file) => readFileSync(`migrations/${file}`, 'utf8'));
    const tables = new Set(
      migrations.flatMap((sql) => [...sql.matchAll(/create table (\w+)/g)].map(([, name]) => name)),
    );
    // A plural is how tables were called before they had names; kinds and modules are singular or hyphenated.
    const named = rows.flatMap(({ where }) =>
      [...where.matchAll(/`([a-z]+(?:_[a-z]+)*)`/g)].map(([, name = '']) => name),
    );
    const notTables = named.filter((name) => !tables.has(name));
    expect(
      notTables.filter((name) =>
        tables.has(name.replace(/(ies|es|s)$/, (end) => (end === 'ies' ? 'y' : ''))),
      ),
    ).toEqual([]);
    expect(named.filter((name) => tables.has(name)).length).toBeGreaterThan(30);
  });
});
