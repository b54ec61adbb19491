import type { DataSource } from 'typeorm';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { Conflict, Refused } from '../../../src/kernel/errors.js';
import { type Caller, systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { connectedTo, freshDatabase, type TestDatabase } from '../../support/database.js';

describe('the unit of work', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let uow: UnitOfWork;
  const userId = uuidv7();

  beforeAll(async () => {
    database = await freshDatabase();
    dataSource = await connectedTo(database);
    const subscriptions = new Subscriptions();
    subscriptions.on('thing.happened', 'tests.follow');
    uow = new UnitOfWork(dataSource, subscriptions);
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const caller = (key: string, body = 'same'): Caller => ({
    actor: { kind: 'user', userId, displayName: '张某', grants: [], permissions: new Set() },
    origin: { ip: '127.0.0.1', userAgent: null, requestId: 'test' },
    command: { key, route: 'POST /things', bodyHash: body },
    expectedVersion: null,
  });

  const tell = (tx: Tx, streamId: string, text: string): void =>
    tx.emit({
      type: 'thing.happened',
      subjectType: 'thing',
      subjectId: streamId,
      streamId,
      payload: { text },
    });

  const count = async (table: string, where = 'true'): Promise<number> => {
    const rows = await dataSource.query<{ n: number }[]>(
      `select count(*)::int as n from ${table} where ${where}`,
    );
    return rows[0]?.n ?? -1;
  };

  const textsOf = async (streamId: string): Promise<string[]> => {
    const rows = await dataSource.query<{ text: string }[]>(
      `select payload->>'text' as text from domain_event where stream_id = $1 order by seq`,
      [streamId],
    );
    return rows.map(({ text }) => text);
  };

  it('commits state, timeline, audit and the jobs that follow together', async () => {
    const id = uuidv7();
    await uow.run(systemCaller('together'), async (tx) => {
      tell(tx, id, 'first');
      tx.audit({ action: 'thing.done', subjectType: 'thing', subjectId: id });
    });
    expect(await textsOf(id)).toEqual(['first']);
    expect(await count('audit_row', `subject_id = '${id}'`)).toBe(1);
    expect(await count('outbox', `name = 'tests.follow'`)).toBe(1);
  });

  it('leaves nothing behind when the work fails', async () => {
    const id = uuidv7();
    const failing = uow.run(systemCaller('fails'), async (tx) => {
      tell(tx, id, 'never');
      throw new Refused('no', 'No.');
    });
    await expect(failing).rejects.toThrow('No.');
    expect(await textsOf(id)).toEqual([]);
  });

  it('answers a repeated command with its first result and does nothing twice', async () => {
    const id = uuidv7();
    const work = async (tx: Tx): Promise<{ made: string }> => {
      tell(tx, id, 'once');
      return { made: uuidv7() };
    };
    const first = await uow.run(caller('command-1'), work);
    const second = await uow.run(caller('command-1'), work);
    expect(second).toEqual(first);
    expect(await textsOf(id)).toEqual(['once']);
  });

  it('gives two copies of one command sent at the same time one result', async () => {
    const id = uuidv7();
    const work = async (tx: Tx): Promise<{ made: string }> => {
      tell(tx, id, 'once');
      return { made: uuidv7() };
    };
    const results = await Promise.all(Array.from({ length: 8 }, () => uow.run(caller('command-2'), work)));
    expect(new Set(results.map(({ made }) => made)).size).toBe(1);
    expect(await textsOf(id)).toEqual(['once']);
  });

  it('refuses a key that was used for another command', async () => {
    await uow.run(caller('command-3'), async () => ({ done: true }));
    const other = uow.run(caller('command-3', 'another body'), async () => ({ done: true }));
    await expect(other).rejects.toMatchObject({ code: 'command_key_reused' });
  });

  it('does not keep refusals: the same key may succeed later', async () => {
    const refused = uow.run(caller('command-4'), async () => {
      throw new Conflict('later', 'Later.');
    });
    await expect(refused).rejects.toThrow('Later.');
    await expect(uow.run(caller('command-4'), async () => ({ done: true }))).resolves.toEqual({ done: true });
  });

  it('runs the whole work again after a deadlock', async () => {
    await dataSource.query('select 1');
    const meet = meeting(2);
    const runs = { a: 0, b: 0 };
    const lockBoth = (name: 'a' | 'b', first: number, second: number): Promise<void> =>
      uow.run(systemCaller(name), async (tx) => {
        runs[name] += 1;
        await tx.query('select pg_advisory_xact_lock($1)', [first]);
        if (runs[name] === 1) await meet();
        await tx.query('select pg_advisory_xact_lock($1)', [second]);
      });
    await Promise.all([lockBoth('a', 71, 72), lockBoth('b', 72, 71)]);
    expect(runs.a + runs.b).toBe(3);
  });

  it('undoes a failed part with its events and keeps the rest', async () => {
    const id = uuidv7();
    await uow.run(systemCaller('parts'), async (tx) => {
      tell(tx, id, 'before');
      const part = tx.part(async () => {
        tell(tx, id, 'inside');
        await tx.query('select 1 / 0');
      });
      await expect(part).rejects.toThrow('division by zero');
      tell(tx, id, 'after');
    });
    expect(await textsOf(id)).toEqual(['before', 'after']);
  });

  it('asks once what it looks at twice, whatever others write meanwhile', async () => {
    await dataSource.query(
      `insert into case_number_counter (station_name, year, last) values ('甲', 2026, 1)`,
    );
    const sql = 'select last from case_number_counter where station_name = $1';
    await uow.run(systemCaller('looking'), async (tx) => {
      expect(await tx.look(sql, ['甲'])).toEqual([{ last: 1 }]);
      await dataSource.query(`update case_number_counter set last = 2 where station_name = '甲'`);
      expect(await tx.look(sql, ['甲'])).toEqual([{ last: 1 }]);
      expect(await tx.look(sql, ['乙'])).toEqual([]);
      expect(await tx.query(sql, ['甲'])).toEqual([{ last: 2 }]);
    });
    await uow.run(systemCaller('looking anew'), async (tx) => {
      expect(await tx.look(sql, ['甲'])).toEqual([{ last: 2 }]);
    });
  });

  it('looks again at what it has written itself, and at what it has undone', async () => {
    await dataSource.query(
      `insert into case_number_counter (station_name, year, last) values ('丙', 2026, 1)`,
    );
    const look = (tx: Tx): Promise<object[]> =>
      tx.look('select last from case_number_counter where station_name = $1', ['丙']);
    const count = (tx: Tx): Promise<object[]> =>
      tx.query(`update case_number_counter set last = last + 1 where station_name = '丙'`);
    await uow.run(systemCaller('writing'), async (tx) => {
      await look(tx);
      await count(tx);
      expect(await look(tx)).toEqual([{ last: 2 }]);
      const part = tx.part(async () => {
        await count(tx);
        expect(await look(tx)).toEqual([{ last: 3 }]);
        await tx.query('select 1 / 0');
      });
      await expect(part).rejects.toThrow('division by zero');
      expect(await look(tx)).toEqual([{ last: 2 }]);
    });
  });

  it('dates history as of its own instant', async () => {
    const id = uuidv7();
    const past = new Date('2015-03-01T08:00:00Z');
    await uow.run(systemCaller('history'), async (tx) => {
      const then = tx.at(past);
      expect(await then.now()).toEqual(past);
      tell(then, id, 'long ago');
    });
    const rows = await dataSource.query<{ at: Date }[]>('select at from domain_event where stream_id = $1', [
      id,
    ]);
    expect(rows[0]?.at).toEqual(past);
  });

  it('refuses to alter what happened', async () => {
    await expect(dataSource.query(`update domain_event set type = 'x'`)).rejects.toThrow('permission denied');
    await expect(dataSource.query('delete from audit_row')).rejects.toThrow('permission denied');
  });
});

/** A point that nobody passes before `size` have reached it. */
function meeting(size: number): () => Promise<void> {
  let waiting = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return () => {
    if (++waiting === size) open();
    return opened;
  };
}
