import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Conflict, NotFound } from '../../../src/kernel/errors.js';
import { type Caller, systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import type { ReplaceRoutingRulesDto } from './http/routing-rules.dto.js';
import type { RoutingRulesHistoryView, RoutingRulesView } from './http/routing-rules.view.js';
import {
  addRoutingRules,
  readRoutingRules,
  type RoutingRulesVersion,
  seedRoutingRules,
} from './routing-rules.store.js';

const HISTORY_LENGTH = 50;

/** Reads and replaces what the ranking goes by. A version is replaced whole, so that an order can be explained later. */
@Injectable()
export class EditRoutingRules implements OnApplicationBootstrap {
  constructor(private readonly uow: UnitOfWork) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.uow.run(systemCaller('seed'), seedRoutingRules);
  }

  show(caller: Caller): Promise<RoutingRulesView> {
    return this.uow.run(caller, read);
  }

  /** The next version, in force at once. @throws Conflict `version_stale` */
  async replace(
    caller: Caller,
    { weights, trades, source }: ReplaceRoutingRulesDto,
  ): Promise<RoutingRulesView> {
    const expected = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const [current] = await readRoutingRules(tx, 1);
      const version = expected + 1;
      const isFresh = current?.version === expected;
      if (!isFresh || !(await addRoutingRules(tx, { version, rules: { weights, trades }, source }))) {
        const [latest] = await readRoutingRules(tx, 1);
        throw new Conflict('version_stale', 'Somebody was faster: read the rules again.', {
          version: latest?.version ?? null,
          by: latest?.changedByName ?? null,
          at: latest?.activeFrom.toISOString() ?? null,
        });
      }
      tx.audit({
        action: 'routing_rules.replaced',
        subjectType: 'reference',
        subjectId: 'routing_rules',
        detail: { version },
      });
      return read(tx);
    });
  }
}

async function read(tx: Tx): Promise<RoutingRulesView> {
  const versions = await readRoutingRules(tx, HISTORY_LENGTH);
  const [current] = versions;
  if (current === undefined) throw new NotFound('routing_rules');
  return { ...toHistory(current), ...current.rules, history: versions.map(toHistory) };
}

function toHistory({
  version,
  source,
  activeFrom,
  changedByName,
}: RoutingRulesVersion): RoutingRulesHistoryView {
  return { version, source, activeFrom: activeFrom.toISOString(), changedBy: changedByName };
}
