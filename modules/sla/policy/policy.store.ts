import { Conflict, NotFound } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
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

/** What a version says and what it follows. */
export type NewVersion = Pick<PolicyVersion, 'definition' | 'sourceDocument'>;

/** What is in force of a policy. */
export interface PolicyInForce {
  readonly key: string;
  /** Null: everywhere that has no policy of its own. */
  readonly areaId: string | null;
  readonly definition: PolicyDefinition;
}

export const VERSION_COLUMNS = `v.id, v.number, v.definition, v.hash, v.source_document as "sourceDocument", v.created_at as "createdAt"`;

/** Every policy as it is in force; nobody adds a version to one until the transaction ends. */
export async function lockPolicies(tx: Tx): Promise<PolicyInForce[]> {
  await tx.query('select 1 from sla_policy order by id for update');
  return tx.query<PolicyInForce>(
    `select distinct on (p.id) p.key, p.area_id as "areaId", v.definition
     from sla_policy p join sla_policy_version v on v.policy_id = p.id order by p.id, v.number desc`,
  );
}

/** The newest version; nobody adds another one until the transaction ends. @throws NotFound `policy_not_found` */
export async function lockNewest(tx: Tx, key: string): Promise<PolicyVersion> {
  await tx.query('select 1 from sla_policy where key = $1 for update', [key]);
  const [newest] = await tx.query<PolicyVersion>(
    `select ${VERSION_COLUMNS} from sla_policy_version v join sla_policy p on p.id = v.policy_id
     where p.key = $1 order by v.number desc limit 1`,
    [key],
  );
  if (newest === undefined) throw new NotFound('policy');
  return newest;
}

/**
 * The version that was read is still the newest.
 * @throws Conflict `version_stale`, with whose the newest is
 */
export async function requireNewest(
  tx: Tx,
  newest: { readonly id: string; readonly number: number },
  readNumber: number,
): Promise<void> {
  if (newest.number === readNumber) return;
  throw new Conflict('version_stale', 'Somebody added a version after you read this one.', {
    version: newest.number,
    ...(await authorOf(tx, newest.id)),
  });
}

/** Who added a version, and when. */
export async function authorOf(tx: Tx, versionId: string): Promise<{ by: string; at: string } | null> {
  const [author] = await tx.query<{ by: string; at: Date }>(
    `select coalesce(u.display_name, '系统') as by, v.created_at as at
     from sla_policy_version v left join app_user u on u.id = v.created_by where v.id = $1`,
    [versionId],
  );
  return author === undefined ? null : { by: author.by, at: author.at.toISOString() };
}

/** The next version, in force at once for clocks that begin from now on. @throws NotFound `policy_not_found` */
export async function insertVersion(
  tx: Tx,
  key: string,
  { definition, sourceDocument }: NewVersion,
): Promise<PolicyVersion> {
  const [policy] = await tx.query<{ id: string }>('select id from sla_policy where key = $1 for update', [
    key,
  ]);
  if (policy === undefined) throw new NotFound('policy');
  const [version] = await tx.query<PolicyVersion>(
    `insert into sla_policy_version as v (id, policy_id, number, definition, hash, source_document, created_at, created_by)
     select $1, $2, coalesce(max(o.number), 0) + 1, $3, $4, $5, $6, $7 from sla_policy_version o where o.policy_id = $2
     returning ${VERSION_COLUMNS}`,
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
