import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { PolicyDefinition } from './policy-definition.js';

/** The policy versions clocks are pinned to, read once a process: they never change. */
@Injectable()
export class PolicyVersions {
  private readonly known = new Map<string, PolicyDefinition>();

  /** @throws NotFound `policy_version_not_found` */
  async get(tx: Tx, id: string): Promise<PolicyDefinition> {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const rows = await tx.query<{ definition: PolicyDefinition }>(
      'select definition from sla_policy_version where id = $1',
      [id],
    );
    const row = rows[0];
    if (row === undefined) throw new NotFound('policy_version');
    this.known.set(id, row.definition);
    return row.definition;
  }
}
