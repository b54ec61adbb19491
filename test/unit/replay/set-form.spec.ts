import { isLook, listOf, rowsByItem, setFormOf } from '../../../src/platform/database/set-form.js';

const written = (sql: string, ...types: string[]): string | null => setFormOf(sql, types)?.sql ?? null;

describe('the set form of a statement', () => {
  it('asks a query for each item of the list', () => {
    const sql = written('select r.id from referral r where r.case_id = $1 for update', 'uuid');
    expect(sql).toContain('given_item(given_ordinal int, p1 uuid)');
    expect(sql).toContain(
      'cross join lateral (select r.id from referral r where r.case_id = given_item.p1 for update)',
    );
  });

  it('inserts a row for each item', () => {
    expect(written(`insert into t (a, b, c) values ($1, 'x', coalesce($2, 0))`, 'uuid', 'integer')).toMatch(
      /^insert into t \(a, b, c\)\s+select given_item.p1, 'x', coalesce\(given_item.p2, 0\) from jsonb_to_recordset/,
    );
  });

  it('inserts the rows of a query for each item', () => {
    expect(written('insert into t (a) select count(*) + $1 from u where u.id = $2', 'int', 'uuid')).toContain(
      'cross join lateral (select count(*) + given_item.p1 from u where u.id = given_item.p2)',
    );
  });

  it('updates by the outermost condition, whatever stands in brackets', () => {
    const sql = written(
      'update t set a = (select min(b) from u where u.id = $1) where id = $1 returning id',
      'uuid',
    );
    expect(sql).toMatch(
      /^update t set a = \(select min\(b\) from u where u.id = given_item.p1\) {2}from jsonb_to_recordset/,
    );
    expect(sql).toMatch(/where id = given_item.p1 {2}returning given_item.given_ordinal, {2}id$/);
  });

  it.each([
    ['writes beside a query', 'with a as (insert into t (x) values ($1)) select 1'],
    ['may meet what is there', 'insert into t (a) values ($1) on conflict do nothing'],
    ['inserts several rows', 'insert into t (a) values ($1), ($1)'],
    ['updates out of another table', 'update t set a = u.a from u where u.id = $1'],
    ['deletes', 'delete from t where id = $1'],
    ['has the parameter in a text', `select '$1' where $1 is null`],
  ])('is none where a statement %s', (_, sql) => {
    expect(written(sql, 'uuid')).toBeNull();
  });

  it('takes JSON as JSON and instants as text', () => {
    const form = { sql: '', types: ['jsonb', 'timestamp with time zone', 'text'] };
    const list = listOf(form, [['{"a":1}', new Date('2015-01-01T00:00:00Z'), undefined]]);
    expect(JSON.parse(list)).toEqual([
      { given_ordinal: 0, p1: { a: 1 }, p2: '2015-01-01T00:00:00.000Z', p3: null },
    ]);
  });

  it('hands each item its own rows, and none where there are none', () => {
    const rows = [
      { given_ordinal: 2, id: 'c1' },
      { given_ordinal: 0, id: 'a' },
      { given_ordinal: 2, id: 'c2' },
    ];
    expect(rowsByItem(rows, 3)).toEqual([[{ id: 'a' }], [], [{ id: 'c1' }, { id: 'c2' }]]);
  });

  it('takes a query that locks for more than a look', () => {
    expect(isLook('select 1 from t where id = $1')).toBe(true);
    expect(isLook('select 1 from t where id = $1 for update')).toBe(false);
    expect(isLook('update t set a = 1 where id = $1')).toBe(false);
  });
});
