import { Injectable } from '@nestjs/common';
import { InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { assertPolicy } from './assert-policy.js';
import { assertEveryClock } from './every-clock.js';
import {
  insertVersion,
  lockNewest,
  lockPolicies,
  type NewVersion,
  type PolicyVersion,
  requireNewest,
  VERSION_COLUMNS,
} from './policy.store.js';
import type { EscalationStep, PolicyDefinition, TargetRule } from './policy-definition.js';
import { OF_A_REPLAY, requireKeeper, requireKeeperThere } from './policy-keeper.js';
import { type LimitChange, withLadder, withLimit } from './with-limit.js';

/** A policy and where it holds. */
export interface PolicyEntry {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Null: everywhere that has no policy of its own. */
  readonly areaId: string | null;
  readonly currentVersionId: string;
  readonly currentNumber: number;
}

/** A policy that begins. */
export interface NewPolicy extends NewVersion {
  readonly key: string;
  readonly name: string;
  readonly areaId: string | null;
}

/** One rule of a policy as it shall be, and what that follows. */
export interface ChangedLimit {
  readonly rule: string;
  readonly limit: LimitChange;
  readonly sourceDocument: string;
}

/** One ladder of a policy as it shall be, and what that follows. */
export interface ChangedLadder {
  readonly name: string;
  readonly steps: readonly EscalationStep[];
  readonly sourceDocument: string;
}

/** The policies of today, not those that a replay was played by (docs/adr/0037): a change adds a version, and clocks that run stay with theirs. */
@Injectable()
export class Policies {
  constructor(private readonly uow: UnitOfWork) {}

  async list(caller: Caller): Promise<PolicyEntry[]> {
    return this.uow.run(caller, (tx) =>
      tx.query<PolicyEntry>(
        `select distinct on (p.key) p.id, p.key, p.name, p.area_id as "areaId", v.id as "currentVersionId",
                v.number as "currentNumber"
         from sla_policy p join sla_policy_version v on v.policy_id = p.id
         where not ${OF_A_REPLAY} order by p.key, v.number desc`,
      ),
    );
  }

  /** Newest first. @throws NotFound `policy_not_found` */
  async versions(caller: Caller, key: string): Promise<PolicyVersion[]> {
    return this.uow.run(caller, async (tx) => {
      const rows = await tx.query<PolicyVersion>(
        `select ${VERSION_COLUMNS} from sla_policy_version v join sla_policy p on p.id = v.policy_id
         where p.key = $1 and not ${OF_A_REPLAY} order by v.number desc`,
        [key],
      );
      if (rows.length === 0) throw new NotFound('policy');
      return rows;
    });
  }

  /**
   * A policy of an area of its own; it begins as what is given.
   * @throws InvalidInput listing everything that cannot be used; Forbidden `outside_your_area`
   */
  async create(caller: Caller, policy: NewPolicy): Promise<PolicyVersion> {
    assertWhole(policy.definition);
    return this.uow.run(caller, async (tx) => {
      await requireKeeperThere(tx, policy.areaId);
      return this.createIn(tx, policy);
    });
  }

  /** The same beside other changes. */
  async createIn(tx: Tx, policy: NewPolicy): Promise<PolicyVersion> {
    assertWhole(policy.definition);
    const made = await tx.query(
      `insert into sla_policy (id, key, name, area_id, created_at)
       select $1, $2, $3, $4, $5 where $4::uuid is null or exists (select from area where id = $4)
       on conflict do nothing returning id`,
      [uuidv7(), policy.key, policy.name, policy.areaId, await tx.now()],
    );
    if (made.length === 0) {
      throw InvalidInput.at(
        'key',
        'policy_not_new',
        'The key or the area has a policy already, or there is no such area.',
      );
    }
    return insertVersion(tx, policy.key, policy);
  }

  /** @throws NotFound; InvalidInput listing everything that cannot be used; Forbidden `outside_your_area` */
  async addVersion(caller: Caller, key: string, version: NewVersion): Promise<PolicyVersion> {
    assertWhole(version.definition);
    return this.uow.run(caller, async (tx) => {
      await requireKeeper(tx, key);
      return insertVersion(tx, key, version);
    });
  }

  /**
   * The newest version with one rule changed, as the next version. Whoever read an older one is told.
   * @throws NotFound `policy_not_found`, `policy_rule_not_found`; Conflict `version_stale`; Refused `limit_not_counted` for a
   *   rule without an amount of its own; Forbidden and InvalidInput as `addVersion`
   */
  async changeLimit(
    caller: Caller,
    key: string,
    { rule, limit, sourceDocument }: ChangedLimit,
  ): Promise<PolicyVersion> {
    return this.change(caller, key, sourceDocument, (definition) => withLimit(definition, rule, limit));
  }

  /**
   * The newest version with one ladder as given, as the next version.
   * @throws NotFound `policy_not_found`, `policy_ladder_not_found`; Conflict, Forbidden and InvalidInput as `changeLimit`
   */
  async changeLadder(
    caller: Caller,
    key: string,
    { name, steps, sourceDocument }: ChangedLadder,
  ): Promise<PolicyVersion> {
    return this.change(caller, key, sourceDocument, (definition) => withLadder(definition, name, steps));
  }

  private async change(
    caller: Caller,
    key: string,
    sourceDocument: string,
    next: (definition: PolicyDefinition) => PolicyDefinition,
  ): Promise<PolicyVersion> {
    const readNumber = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      await requireKeeper(tx, key);
      const current = await lockNewest(tx, key);
      await requireNewest(tx, current, readNumber);
      const definition = next(current.definition);
      assertWhole(definition);
      return insertVersion(tx, key, { definition, sourceDocument });
    });
  }

  /** Names of the clocks that every policy in force says something of: whatever the place, starting one is not refused. */
  async clocksInForce(tx: Tx): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ clock: string }>(
      `with newest as (
         select distinct on (p.id) p.id, v.definition
         from sla_policy p join sla_policy_version v on v.policy_id = p.id
         where not ${OF_A_REPLAY} order by p.id, v.number desc)
       select r.value->>'clock' as clock from newest cross join jsonb_array_elements(definition->'rules') r
       group by 1 having count(distinct newest.id) = (select count(*) from newest)`,
    );
    return new Set(rows.map(({ clock }) => clock));
  }

  /** Gives a clock that is counted in real hours another number of them, in every policy that has it otherwise. */
  async setHours(
    tx: Tx,
    clock: string,
    { hours, sourceDocument }: { readonly hours: number; readonly sourceDocument: string },
  ): Promise<void> {
    const differs = ({ clock: name, time }: TargetRule): boolean =>
      name === clock && time?.unit === 'calendar_hours' && time.amount !== hours;
    for (const { key, definition } of await lockPolicies(tx)) {
      if (!definition.rules.some(differs)) continue;
      const rules = definition.rules.map((rule) =>
        differs(rule) ? { ...rule, time: withHours(rule, hours) } : rule,
      );
      await insertVersion(tx, key, { definition: { ...definition, rules }, sourceDocument });
    }
  }
}

function withHours({ time }: TargetRule, hours: number): TargetRule['time'] {
  return time?.unit === 'calendar_hours' ? { ...time, amount: hours } : time;
}

function assertWhole(definition: PolicyDefinition): void {
  assertPolicy(definition);
  assertEveryClock(definition);
}
