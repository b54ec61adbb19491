import { Injectable } from '@nestjs/common';
import { Forbidden, NotFound } from '../../../src/kernel/errors.js';
import { type Caller, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Cases } from '../../cases/index.js';
import { Agencies, People, standsIn } from '../../identity/index.js';
import { ClockAccess, Clocks, RaiseLimits } from '../../sla/index.js';

/** 提级: whoever coordinates the area calls those above. */
@Injectable()
export class RaiseLines {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clocks: Clocks,
    private readonly access: ClockAccess,
    private readonly cases: Cases,
    private readonly people: People,
    private readonly agencies: Agencies,
    private readonly raising: RaiseLimits,
  ) {}

  /** @throws as `raiseIn` */
  raise(caller: Caller, clockId: string, reason: string): Promise<void> {
    return this.uow.run(caller, (tx) => this.raiseIn(tx, clockId, reason));
  }

  /** The same in a transaction that is open. @throws NotFound `clock_not_found`; Forbidden `not_yours`; and as `RaiseLimits` */
  async raiseIn(tx: Tx, clockId: string, reason: string): Promise<void> {
    const { actor } = tx.caller;
    const clock = await this.clocks.get(tx, clockId);
    await this.access.require(tx, tx.caller, clock);
    if (clock.caseId === null) throw new NotFound('clock');
    const theCase = await this.cases.get(tx, clock.caseId);
    const { people, agencies } = this;
    const may =
      holdsOverArea(actor, theCase.areaPath, 'coordinator') ||
      (await standsIn(tx, { people, agencies }, actor, theCase));
    if (!may)
      throw new Forbidden('not_yours', 'Whoever coordinates the area raises it.', { may: ['coordinator'] });
    await this.raising.raise(tx, clockId, reason);
  }
}
