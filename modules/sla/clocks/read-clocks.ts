import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { ClockAccess } from './clock-access.js';
import type { ClockRow } from './clock-row.js';
import { readClocks } from './clock.store.js';
import { Clocks } from './clocks.js';
import type { ClockExplanation } from './explain.js';

/** The clocks as people ask for them. */
@Injectable()
export class ReadClocks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clocks: Clocks,
    private readonly access: ClockAccess,
  ) {}

  /** Clocks of a case that the caller may see, the earliest deadline first. */
  async ofCase(caller: Caller, caseId: string): Promise<ClockRow[]> {
    return this.uow.run(caller, async (tx) => {
      const rows = await readClocks(tx, 'c.case_id = $1 order by c.deadline_at nulls last, c.id', [caseId]);
      return this.access.visible(tx, caller, rows);
    });
  }

  /** @throws NotFound `clock_not_found`, also for who may not see it */
  async explain(caller: Caller, clockId: string): Promise<ClockExplanation> {
    return this.uow.run(caller, async (tx) => {
      const explanation = await this.clocks.explain(tx, clockId);
      await this.access.require(tx, caller, explanation.clock);
      return explanation;
    });
  }
}
