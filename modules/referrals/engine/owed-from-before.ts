import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { WITHDRAWAL_CLOCK } from '../../cases/index.js';
import { isFrozen } from '../domain/frozen.js';
import { lockReferral, refreshBindingDeadline } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { type InHand, workWithoutClock } from '../store/unowed.store.js';
import { type ClockGround, pauseClock, startClock } from './clock-effects.js';
import { rests } from './frozen-clocks.js';
import { mendAtStart } from './mend-at-start.js';
import { isAtWork, startWithdrawalReport } from './withdrawal-report.js';
import { World } from './world.js';

const LOCK = 7080;

/**
 * Older versions of the product owed two things without a clock: the answer to a question that was taken first, and the
 * report on a withdrawn consent by who took the work up afterwards. Where that work is still in hand it gets its clock at
 * the start, with the whole time from now on: nobody is charged for a time in which nothing ran (docs/adr/0040).
 */
@Injectable()
export class OwedFromBefore implements OnApplicationBootstrap {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly world: World,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const given = await mendAtStart<InHand>(this.uow, {
      name: 'owed-from-before',
      lock: LOCK,
      find: workWithoutClock,
      mend: (tx, inHand) => this.give(tx, inHand),
      failed: (error, { referralId }) => {
        const message = 'this work has not got the clock it is owed; the next start tries again';
        this.logger.error({ err: error, referralId }, message);
      },
    });
    if (given > 0) this.logger.info({ clocks: given }, 'work from before has the clocks it was owed');
  }

  /** @returns how many clocks began */
  private async give(tx: Tx, { caseId, referralId }: InHand): Promise<number> {
    const { world } = this;
    const theCase = await world.cases.lock(tx, caseId);
    const referral = await lockReferral(tx, referralId);
    if (!isAtWork(referral.state) || referral.caseId !== caseId) return 0;
    const before = await this.running(tx, referral);
    const profile = world.policies.profileOf(await world.agencies.get(tx, referral.recipientAgencyId));
    if (referral.mode === 'consult') await oweAnswer({ tx, world, theCase, profile }, referral);
    if (isFrozen(theCase) && !before.has(WITHDRAWAL_CLOCK)) {
      await startWithdrawalReport({ tx, world, theCase }, referral);
    }
    await refreshBindingDeadline(tx, referral.id);
    return (await this.running(tx, referral)).size - before.size;
  }

  private async running(tx: Tx, { id }: Referral): Promise<ReadonlySet<string>> {
    return new Set((await this.world.clocks.running(tx, id)).map(({ name }) => name));
  }
}

/** One that runs goes on as it is. */
async function oweAnswer(ground: ClockGround, referral: Referral): Promise<void> {
  await startClock(ground, referral, { name: 'resolve' });
  if (rests(referral)) await pauseClock(ground, referral, { name: 'resolve', reason: 'on_hold' });
}
