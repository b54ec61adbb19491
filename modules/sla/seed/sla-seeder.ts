import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { definitionHash } from '../policy/definition-hash.js';
import { insertVersion } from '../policy/policy.store.js';
import { DEFAULT_POLICY_SOURCE, defaultPolicy } from './default-policy.js';
import { teachNewClocks } from './new-clocks.js';
import { type CalendarSeed, calendarSeeds } from './office-calendar.js';

/** Serialises processes that start at the same time. */
const SEED_LOCK = 7020;

/**
 * Makes the first calendars and the first policy of an empty database, and tells older policies of clocks that are new; what
 * is there is never touched.
 */
@Injectable()
export class SlaSeeder implements OnApplicationBootstrap {
  constructor(private readonly uow: UnitOfWork) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.uow.run(systemCaller('sla-seed'), (tx) => this.seed(tx));
  }

  async seed(tx: Tx): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
    for (const calendar of calendarSeeds()) await seedCalendar(tx, calendar);
    await seedPolicy(tx);
    await teachNewClocks(tx);
  }
}

async function seedCalendar(tx: Tx, { key, name, definition, sourceDocument }: CalendarSeed): Promise<void> {
  const now = await tx.now();
  const [made] = await tx.query<{ id: string }>(
    'insert into calendar (id, key, name, created_at) values ($1, $2, $3, $4) on conflict (key) do nothing returning id',
    [uuidv7(), key, name, now],
  );
  if (made === undefined) return;
  await tx.query(
    `insert into calendar_version (id, calendar_id, number, definition, hash, source_document, published_through, created_at)
     values ($1, $2, 1, $3, $4, $5, $6, $7)`,
    [
      uuidv7(),
      made.id,
      JSON.stringify(definition),
      definitionHash(definition),
      sourceDocument,
      definition.publishedThrough ?? null,
      now,
    ],
  );
}

async function seedPolicy(tx: Tx): Promise<void> {
  const [made] = await tx.query(
    `insert into sla_policy (id, key, name, created_at) values ($1, 'default', '默认时限', $2)
     on conflict (key) do nothing returning id`,
    [uuidv7(), await tx.now()],
  );
  if (made === undefined) return;
  await insertVersion(tx, 'default', { definition: defaultPolicy(), sourceDocument: DEFAULT_POLICY_SOURCE });
}
