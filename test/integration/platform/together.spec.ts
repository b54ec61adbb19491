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

  it('goes on after a failure that has passed', async () => {
    const sql = 'select name from met_later where key = $1';
    await expect(namesOf(sql)).rejects.toThrow('met_later');
    await dataSource.query(
      `create temporary table met_later as select key, 'n' || key as name from generate_series(1, 3) key`,
    );
    expect(await namesOf(sql)).toEqual(['n1', 'n2', 'n3']);
  });
});
