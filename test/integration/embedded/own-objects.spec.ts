import type { PoolConfig } from 'pg';
import { StartupError } from '../../../src/platform/config/startup-error.js';
import { migrate, MIGRATIONS_FOLDER } from '../../../src/platform/database/migrator.js';
import { dropOwnObjects } from '../../../src/platform/database/own-objects.js';
import { withClient } from '../../../src/platform/database/with-client.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

/** Relations, functions and types of the schema, without what came with an extension and what PostgreSQL makes of a table. */
const OBJECTS = `
  with known as (
    select 'pg_class'::regclass as kind, oid, relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    union all
    select 'pg_proc'::regclass, oid, proname from pg_proc where pronamespace = 'public'::regnamespace
    union all
    select 'pg_type'::regclass, oid, typname from pg_type
    where typnamespace = 'public'::regnamespace and typrelid = 0 and typelem = 0
  )
  select name::text from known
  where not exists (
    select 1 from pg_depend d
    where d.classid = known.kind and d.objid = known.oid and d.deptype in ('e', 'i', 'a'))
  order by name`;

describe('dropping what the migrations have made', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await freshDatabase();
  });

  afterEach(() => database.drop());

  const run = (sql: string): Promise<string[]> =>
    withClient(database.ownerConfig, async (client) => {
      const { rows } = await client.query<{ name: string }>(sql);
      return rows.map(({ name }) => name);
    });

  const drop = (owner: PoolConfig = database.ownerConfig): Promise<void> =>
    withClient(owner, (client) => dropOwnObjects(client, MIGRATIONS_FOLDER));

  it('leaves nothing of the product, and everything of somebody else', async () => {
    await run('create table somebodys (id int primary key)');
    await run('insert into somebodys values (7)');
    await run(`create function somebodys_too() returns int language sql as 'select 1'`);
    await drop();
    expect(await run(OBJECTS)).toEqual(['somebodys', 'somebodys_too']);
    expect(await run('select id::text as name from somebodys')).toEqual(['7']);
  });

  it('lets the migrations make the same once more', async () => {
    const before = await run(OBJECTS);
    await drop();
    await migrate(database.ownerConfig, () => undefined);
    expect(await run(OBJECTS)).toEqual(before);
    expect(before).toContain('dispute_case');
  });

  it('is refused in a sentence, and drops nothing, when something else leans on a table', async () => {
    await run(`create view somebodys_view as select id from app_user`);
    const before = await run(OBJECTS);
    const refusal: unknown = await drop().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartupError);
    expect((refusal as Error).message).toMatch(
      /something else in this database leans on them.*somebodys_view/,
    );
    expect(await run(OBJECTS)).toEqual(before);
  });
});
