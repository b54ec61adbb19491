import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockRow } from '../../../modules/sla/index.js';
import { SlaBench } from './bench.js';

let bench: SlaBench;
beforeAll(async () => {
  bench = await SlaBench.open();
  await bench.goTo('2027-03-03T09:00');
});
afterAll(() => bench.close());

/** A referral that waits to be accepted. @returns its id */
async function waiting(): Promise<string> {
  const input = bench.referral();
  await bench.start(input);
  return input.subjectId;
}

/** What an acceptance does to the clocks, and a hand-over right after it. */
async function accept(tx: Tx, subjectId: string): Promise<void> {
  await bench.clocks.stop(tx, { subjectId, name: 'accept' });
  for (const name of ['update', 'resolve']) {
    await bench.clocks.start(tx, bench.referral({ subjectId, name, kind: 'labor' }));
  }
  await bench.clocks.reassign(tx, { subjectId, name: 'resolve' }, bench.agency('community'));
}

const NAMED = ['accept', 'update', 'resolve'] as const;

function namedOf(subjectId: string): { subjectId: string; name: string }[] {
  return NAMED.map((name) => ({ subjectId, name }));
}

async function clocksOf(subjectId: string): Promise<ClockRow[]> {
  const rows = await bench.run((tx) => bench.clocks.forSubject(tx, subjectId));
  return rows.sort((a, b) => a.name.localeCompare(b.name));
}

it('steps that are taken in one go leave what they leave one by one, and one statement writes them', async () => {
  const [alone, together] = [await waiting(), await waiting()];
  await bench.goTo('2027-03-03T10:00');

  await bench.run((tx) => accept(tx, alone));
  await bench.run((tx) => bench.clocks.inOneGo(tx, namedOf(together), (part) => accept(part, together)));

  const plain = ({ id: _, subjectId: __, caseId: ___, startedAt: ____, ...row }: ClockRow): object => row;
  const [expected, actual] = [await clocksOf(alone), await clocksOf(together)];
  expect(actual.map(({ name, state, version }) => [name, state, version])).toEqual([
    ['accept', 'stopped', 2],
    ['resolve', 'running', 2],
    ['update', 'running', 1],
  ]);
  const minute = (at: Date | null): string | null => at?.toISOString().slice(0, 16) ?? null;
  const shown = (rows: readonly ClockRow[]): object[] =>
    rows.map((row) => ({
      ...plain(row),
      deadlineAt: minute(row.deadlineAt),
      stoppedAt: minute(row.stoppedAt),
      nextFireAt: minute(row.nextFireAt),
    }));
  expect(shown(actual)).toEqual(shown(expected));
  expect(await statementsThatWrote(alone)).toBe(4);
  expect(await statementsThatWrote(together)).toBe(1);
});

it('whoever reads the clocks in between sees the steps so far', async () => {
  const subjectId = await waiting();
  await bench.run((tx) =>
    bench.clocks.inOneGo(tx, namedOf(subjectId), async (part) => {
      await accept(part, subjectId);
      const running = await bench.clocks.running(part, subjectId);
      expect(running.map(({ name }) => name).sort()).toEqual(['resolve', 'update']);
      expect(await bench.clocks.stopAll(part, subjectId)).toBe(2);
    }),
  );
  expect((await clocksOf(subjectId)).map(({ state }) => state)).toEqual(['stopped', 'stopped', 'stopped']);
});

it('a clock that was not named is found all the same', async () => {
  const subjectId = await waiting();
  await bench.run((tx) =>
    bench.clocks.inOneGo(tx, [], async (part) => {
      expect(await bench.clocks.stop(part, { subjectId, name: 'accept' })).toBe(true);
      expect(await bench.clocks.stop(part, { subjectId, name: 'accept' })).toBe(false);
      expect(await bench.clocks.reopen(part, { subjectId, name: 'accept' })).toBe(true);
    }),
  );
  const [accept] = await clocksOf(subjectId);
  expect(accept).toMatchObject({ state: 'running', version: 3 });
  // Folded anew from its events alone it comes out as it was written.
  const rebuilt = await bench.run((tx) => bench.clocks.rebuild(tx, accept?.id ?? ''));
  expect(rebuilt.nextFireAt).toEqual(accept?.nextFireAt);
});

it('what fails in one go leaves nothing behind', async () => {
  const subjectId = await waiting();
  const failing = bench.run((tx) =>
    bench.clocks.inOneGo(tx, namedOf(subjectId), async (part) => {
      await accept(part, subjectId);
      await bench.clocks.start(part, bench.referral({ subjectId, name: 'no_such_clock' }));
    }),
  );
  await expect(failing).rejects.toMatchObject({ code: 'clock_rule_not_found' });
  expect((await clocksOf(subjectId)).map(({ name, state }) => [name, state])).toEqual([
    ['accept', 'running'],
  ]);
});

/** Of the last transaction on a subject: PostgreSQL numbers the statements of a transaction in the rows that they write. */
async function statementsThatWrote(subjectId: string): Promise<number> {
  const [row] = await bench.rows<{ statements: number }>(
    `with written as (
       select e.xmin::text as transaction, e.cmin::text as statement
       from clock_event e join clock c on c.id = e.clock_id where c.subject_id = $1)
     select count(distinct statement)::int as statements from written
     where transaction = (select max(transaction::bigint)::text from written)`,
    [subjectId],
  );
  return row?.statements ?? 0;
}
