import type { DataSource } from 'typeorm';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { together } from '../../../src/platform/database/together.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { connectedTo, freshDatabase, type TestDatabase } from '../../support/database.js';

describe('work in step', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let uow: UnitOfWork;

  beforeAll(async () => {
    database = await freshDatabase();
    dataSource = await connectedTo(database, { max: 1 });
    uow = new UnitOfWork(dataSource, new Subscriptions());
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const namesOf = (sql: string): Promise<(string | undefined)[]> =>
    uow.run(systemCaller(uuidv7()), (tx) =>
      together(tx, [1, 2, 3], async (inStep, key) => {
        const [row] = await inStep.query<{ name: string }>(sql, [key]);
        return row?.name;
      }),
    );

  it('shares no plan with what its connection is asked afterwards', async () => {
    const sql = `select 'n' || oid::text as name from pg_class where oid = $1`;
    const after = 'select $1::int as after_the_step';
    const ask = (): Promise<object[]> =>
      uow.run(systemCaller(uuidv7()), async (tx) => [
        ...(await tx.query(sql, [1259])),
        ...(await tx.query(after, [1])),
      ]);
    await ask();
    await uow.run(systemCaller(uuidv7()), async (tx) => {
      await together(tx, [1259], (inStep, key) => inStep.query(sql, [key]));
      // Its settings hold to the end of the transaction, and so do the names.
      await tx.query(after, [1]);
    });
    await ask();
    const prepared = await dataSource.query<{ statement: string; name: string }[]>(
      'select statement, name from pg_prepared_statements where statement = any($1) order by statement, name',
      [[sql, after]],
    );
    const names = (text: string): string[] =>
      prepared.filter(({ statement }) => statement === text).map(({ name }) => name);
    for (const text of [sql, after]) {
      const [plain = ''] = names(text);
      expect(names(text)).toEqual([plain, `${plain}.apart`]);
    }
  });

  it('goes on after a failure that has passed', async () => {
    const sql = 'select name from met_later where key = $1';
    await expect(namesOf(sql)).rejects.toThrow('met_later');
    await dataSource.query(
      `create temporary table met_later as select key, 'n' || key as name from generate_series(1, 3) key`,
    );
    expect(await namesOf(sql)).toEqual(['n1', 'n2', 'n3']);
  });
});
