import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { FIRST_REFERENCE, REFERENCE_KINDS } from './reference-kinds.js';
import { insertReference, seededKinds, syncDisputeTypes } from './reference.store.js';

/** Puts the first data set in place where a kind has none; what an administrator changed is never touched. */
@Injectable()
export class ReferenceSeeder implements OnApplicationBootstrap {
  constructor(private readonly uow: UnitOfWork) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.uow.run(systemCaller('reference-seed'), async (tx) => {
      const seeded = await seededKinds(tx);
      for (const kind of REFERENCE_KINDS.filter((each) => !seeded.has(each))) {
        const definition = FIRST_REFERENCE[kind];
        // Two processes that start at once both try; the loser of the key finds the document in place.
        const isFirst = await insertReference(tx, { kind, version: 1, definition, source: '首批数据' });
        if (!isFirst) continue;
        if (kind === 'dispute_types') await syncDisputeTypes(tx, FIRST_REFERENCE.dispute_types);
        tx.audit({
          action: 'reference.seeded',
          subjectType: 'reference',
          subjectId: kind,
          detail: { version: 1 },
        });
      }
    });
  }
}
