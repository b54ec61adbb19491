import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import type { CaseRow } from '../../cases/index.js';
import { isPrimary } from '../domain/modes.js';
import { type OwedOutside, owedOutside, ownedBefore } from '../store/owed-outside.store.js';
import { liveReferralsOf } from '../store/referrals.store.js';
import { mendAtStart } from './mend-at-start.js';
import { World } from './world.js';

const LOCK = 7081;

/**
 * Older versions of the product charged bodies outside the network, in which nobody works, with what began while they held a
 * case, and made them the owner of what was handed over to them. At the start what lives is charged as it would be today, and
 * such a case is its former owner's again (docs/adr/0045). What was used up of the time stays with the body.
 */
@Injectable()
export class MendOwedOutside implements OnApplicationBootstrap {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly world: World,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const moved = await mendAtStart<OwedOutside>(this.uow, {
      name: 'owed-outside',
      lock: LOCK,
      find: owedOutside,
      mend: (tx, found) => this.mend(tx, found),
      failed: (error, { caseId }) => {
        const message = 'this case is charged to a body outside the network; the next start tries again';
        this.logger.error({ err: error, caseId }, message);
      },
    });
    if (moved > 0) this.logger.info({ clocks: moved }, 'clocks from before left bodies outside the network');
  }

  /** One in which somebody works by now is outside no more. @returns how many clocks moved */
  private async mend(tx: Tx, { caseId, bodyIds }: OwedOutside): Promise<number> {
    const { agencies, cases } = this.world;
    const theCase = await cases.lock(tx, caseId);
    const bodies = await agencies.unattended(tx, bodyIds);
    const owned = bodies.has(theCase.ownerAgencyId) ? await this.giveBack(tx, theCase) : theCase;
    return cases.chargeInside(tx, owned, bodies);
  }

  /** As a hand-over outside leaves it today: the owner's of before, to be ended by them or sent elsewhere. */
  private async giveBack(tx: Tx, theCase: CaseRow): Promise<CaseRow> {
    const { cases } = this.world;
    const before = await ownedBefore(tx, theCase.id, theCase.ownerAgencyId);
    if (before === null) return theCase;
    const { agencyId, referralId } = before;
    const cause = `handed_over_outside:${referralId}`;
    const owned = await cases.setOwner(tx, theCase, agencyId, cause);
    if (owned.custodianAgencyId !== theCase.ownerAgencyId) return owned;
    const back = { cause, isOver: true, chargedAgencyId: agencyId };
    const held = await cases.setCustodian(tx, owned, agencyId, back);
    const isCarried = (await liveReferralsOf(tx, held.id)).some(({ mode }) => isPrimary(mode));
    return held.state === 'handling' && !isCarried ? cases.toTriage(tx, held, 'handed_over') : held;
  }
}
