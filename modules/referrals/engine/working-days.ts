import { workingDaysBetween } from '../../../src/kernel/working-time/index.js';
import type { Step } from './step.js';

/** Working days of the recipient's calendar from now to an instant, today left out (民法典 201). */
export async function workingDaysUntil(
  { tx, at, world, recipient }: Pick<Step<unknown>, 'tx' | 'at' | 'world' | 'recipient'>,
  until: Date,
): Promise<number> {
  const { owner } = await world.calendars.forOwner(tx, recipient.id);
  const calendar = (await world.calendarVersions.load(tx, [owner])).get(owner);
  if (calendar === undefined) throw new Error(`calendar version ${owner} was not loaded`);
  const [from, to] = [calendar.dayOf(at.getTime()), calendar.dayOf(until.getTime())];
  return workingDaysBetween(calendar, { from, to }, '(from,to]');
}
