import { createAreaApart } from '../../../modules/identity/index.js';
import type { ClockRow } from '../../../modules/sla/index.js';
import { SlaBench } from './bench.js';

let bench: SlaBench;
beforeEach(async () => {
  bench = await SlaBench.open();
  await bench.goTo('2027-03-03T09:00');
});
afterEach(() => bench.close());

/** A referral of the past that was to be accepted by the next morning. */
async function startApart(): Promise<ClockRow> {
  const areaId = await bench.run(
    async (tx) => (await createAreaApart(tx, { code: 'past', name: '回放', level: 'district' })).id,
  );
  return bench.start(bench.referral({ areaId }));
}

async function breachesOf({ id }: ClockRow): Promise<unknown[]> {
  return bench.rows('select deadline_at as at from breach where clock_id = $1', [id]);
}

describe('a clock of an area apart', () => {
  it('is due to no sweep of today, and to the one of its own instant', async () => {
    const past = await startApart();
    expect((await bench.sweep.nextDueAt()).at).toBeNull();
    const live = await bench.start(bench.referral());
    await bench.goTo('2027-03-05T09:00');
    await bench.sweep.sweepUntilQuiet();
    expect([await breachesOf(past), await breachesOf(live)]).toEqual([[], [{ at: live.deadlineAt }]]);

    expect(await bench.sweep.sweepPast(past.areaId, new Date('2027-03-03T01:01:00Z'))).toBe(0);
    const instant = new Date('2027-03-04T01:01:00Z');
    expect(await bench.sweep.sweepPast(past.areaId, instant)).toBeGreaterThan(0);
    expect(await breachesOf(past)).toEqual([{ at: past.deadlineAt }]);
    expect(await bench.sweep.sweepPast(past.areaId, instant)).toBe(0);
  });

  it('is the only one that a sweep of the past looks at', async () => {
    const live = await bench.start(bench.referral());
    const instant = await bench.goTo('2027-03-05T09:00');
    expect(await bench.sweep.sweepPast(live.areaId, instant)).toBe(0);
    expect(await breachesOf(live)).toEqual([]);
  });

  it('keeps the calendar it was played by', async () => {
    const past = await startApart();
    const year = { year: 2027, holidays: ['2027-03-04'], makeUpDays: [], sourceDocument: '通知' };
    const { recomputation } = await bench.calendars.importYear(await bench.callerOf('admin'), 'office', year);
    expect(recomputation.clocks).toBe(0);
    await bench.recompute.runDue();
    expect(await bench.recomputations.beginMissing()).toBe(0);
    expect((await bench.clock(past.id)).deadlineAt).toEqual(past.deadlineAt);
  });
});
