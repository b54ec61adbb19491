import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Policies } from '../../sla/index.js';
import { COMPLETION_CLOCK } from '../case-clocks.js';
import { insertReference, readReference } from './reference.store.js';
import { isObject } from './shape.js';

const SOURCE = '补录时限由案件期限移入时限政策';

/**
 * Before it had a clock, the time to fill in what was left out stood in `case_terms`. Where it still does, it moves into the
 * policies, once, with the number the house had given it; left there it would be read and obeyed by nobody.
 *
 * Modules start in the order of their dependencies: the policies know the clock by then.
 */
@Injectable()
export class MoveDetailsTerm implements OnApplicationBootstrap {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly policies: Policies,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.uow.run(systemCaller('details-term'), async (tx) => {
      const [terms] = await readReference(tx, 'case_terms', 1);
      if (terms === undefined || !isObject(terms.definition)) return;
      const { detailsWithinHours: hours, ...definition } = terms.definition;
      if (typeof hours !== 'number') return;
      const version = terms.version + 1;
      // Of two processes that start at once one moves it.
      const isFirst = await insertReference(tx, { kind: 'case_terms', version, definition, source: SOURCE });
      if (!isFirst) return;
      await this.policies.setHours(tx, COMPLETION_CLOCK, { hours, sourceDocument: SOURCE });
      tx.audit({
        action: 'reference.replaced',
        subjectType: 'reference',
        subjectId: 'case_terms',
        detail: { version, source: SOURCE },
      });
    });
  }
}
