import { Refused } from '../../../src/kernel/errors.js';
import type { TaskClock } from '../domain/transitions.js';
import type { Guard, Step } from './step.js';

/**
 * The guard of a timeout: the clock still runs and has passed, read again under the locks, so that a pause or a change of
 * policy that moved the deadline wins over the sweep that saw the old one.
 */
export function deadlinePassed(name: TaskClock): Guard<unknown> {
  return async (step) => {
    if (!(await hasPassed(step, name))) {
      throw new Refused('deadline_not_passed', `The clock ${name} has not run out.`, { clock: name });
    }
  };
}

async function hasPassed({ tx, world, referral, at }: Step<unknown>, name: TaskClock): Promise<boolean> {
  const running = await world.clocks.running(tx, referral.id);
  const deadlineAt = running.find((clock) => clock.name === name)?.deadlineAt ?? null;
  return deadlineAt !== null && deadlineAt.getTime() <= at.getTime();
}
