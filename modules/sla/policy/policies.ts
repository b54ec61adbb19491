import { Injectable } from '@nestjs/common';
import { InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { assertPolicy } from './assert-policy.js';
import { definitionHash } from './definition-hash.js';
import type { PolicyDefinition } from './policy-definition.js';

/** A version of a policy as it is stored. */
export interface PolicyVersion {
  readonly id: string;
  readonly number: number;
  readonly definition: PolicyDefinition;
  readonly hash: string;
  readonly sourceDocument: string;
  readonly createdAt: Date;
}

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
export interface NewPolicy {
  readonly key: string;
  readonly name: string;
  readonly areaId: string | null;
  readonly definition: PolicyDefinition;
  readonly sourceDocument: string;
}

const VERSION = `v.id, v.number, v.definition, v.hash, v.source_document as "sourceDocument", v.created_at as "createdAt"`;

/** The policies: a change adds a version, and clocks that run stay with theirs. */
@Injectable()
export class Policies {
  constructor(private readonly uow: UnitOfWork) {}

  async list(caller: Caller): Promise<PolicyEntry[]> {
    return this.uow.run(caller, (tx) =>
      tx.query<PolicyEntry>(
        `select distinct on (p.key) p.id, p.key, p.name, p.area_id as "areaId", v.id as "currentVersionId",
                v.number as "currentNumber"
         from sla_policy p join sla_policy_version v on v.policy_id = p.id order by p.key, v.number desc`,
      ),
    );
  }

  /** Newest first. @throws NotFound `policy_not_found` */
  async versions(caller: Caller, key: string): Promise<PolicyVersion[]> {
    return this.uow.run(caller, async (tx) => {
      const rows = await tx.query<PolicyVersion>(
        `select ${VERSION} from sla_policy_version v join sla_policy p on p.id = v.policy_id
         where p.key = $1 order by v.number desc`,
        [key],
      );
      if (rows.length === 0) throw new NotFound('policy');
      return rows;
    });
  }

  /**
   * A policy of an area of its own; it begins as what is given.
   * @throws InvalidInput listing everything that cannot be used
   */
  async create(caller: Caller, policy: NewPolicy): Promise<PolicyVersion> {
    assertPolicy(policy.definition);
    return this.uow.run(caller, (tx) => this.createIn(tx, policy));
  }

  /** The same beside other changes. */
  async createIn(tx: Tx, policy: NewPolicy): Promise<PolicyVersion> {
    assertPolicy(policy.definition);
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
    return this.insertVersion(tx, policy.key, policy);
  }

  /** @throws NotFound; InvalidInput listing everything that cannot be used */
  async addVersion(
    caller: Caller,
    key: string,
    version: { definition: PolicyDefinition; sourceDocument: string },
  ): Promise<PolicyVersion> {
    assertPolicy(version.definition);
    return this.uow.run(caller, (tx) => this.insertVersion(tx, key, version));
  }

  private async insertVersion(
    tx: Tx,
    key: string,
    { definition, sourceDocument }: { definition: PolicyDefinition; sourceDocument: string },
  ): Promise<PolicyVersion> {
    const [policy] = await tx.query<{ id: string }>('select id from sla_policy where key = $1 for update', [
      key,
    ]);
    if (policy === undefined) throw new NotFound('policy');
    const [version] = await tx.query<PolicyVersion>(
      `insert into sla_policy_version as v (id, policy_id, number, definition, hash, source_document, created_at, created_by)
       select $1, $2, coalesce(max(o.number), 0) + 1, $3, $4, $5, $6, $7 from sla_policy_version o where o.policy_id = $2
       returning ${VERSION}`,
      [
        uuidv7(),
        policy.id,
        JSON.stringify(definition),
        definitionHash(definition),
        sourceDocument,
        await tx.now(),
        tx.caller.actor.userId,
      ],
    );
    if (version === undefined) throw new NotFound('policy');
    const detail = { number: version.number, hash: version.hash };
    tx.audit({ action: 'policy.versioned', subjectType: 'sla_policy', subjectId: policy.id, detail });
    return version;
  }
}
