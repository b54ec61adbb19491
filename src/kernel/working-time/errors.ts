import { DomainError } from '../errors.js';

/** The calendar opens on no day of the next ten years, so that no instant can be named. */
export class NoWorkingTime extends DomainError {
  override readonly name = 'NoWorkingTime';

  constructor(fromMs: number) {
    super('refused', 'no_working_time', 'The calendar has no working time within ten years.', {
      from: new Date(fromMs).toISOString(),
    });
  }
}

/** An amount of time that is not a finite number >= 0. */
export class NegativeAmount extends DomainError {
  override readonly name = 'NegativeAmount';

  constructor(amount: number) {
    super('invalid', 'negative_amount', 'An amount of time must be a number not below zero.', { amount });
  }
}
