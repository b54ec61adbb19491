import type { Tx } from '../../../src/platform/database/tx.js';
import type { DutyRuling } from './duty-ruling.js';

const FIELDS = `p.id, p.no::text as no, p.agency_id as "agencyId", g.name as "agencyName", p.holding, p.reason,
  p.named_agency_id as "namedAgencyId", n.name as "namedAgencyName", p.ruled_at as "ruledAt", p.ruled_for as "ruledFor"`;
const JOINED = `duty_ruling p join agency g on g.id = p.agency_id left join agency n on n.id = p.named_agency_id`;

/** In force, for a type beneath theirs in an area beneath theirs. */
const FITS = `p.ended_at is null and starts_with($1::text, p.type_code)
  and exists (select from area held where held.id = p.area_id and held.path @> $2::ltree)`;

/** Those in force for a dispute, whomever they are about; none while nobody has said what it is. */
export async function rulingsFor(
  tx: Tx,
  { typeCode, areaPath }: { readonly typeCode: string | null; readonly areaPath: string },
): Promise<readonly DutyRuling[]> {
  if (typeCode === null) return [];
  return tx.look<DutyRuling>(
    `select ${FIELDS} from ${JOINED} where ${FITS} order by p.ruled_at desc, p.id desc`,
    [typeCode, areaPath],
  );
}

/** What a new ruling holds. */
export interface NewRuling extends Pick<
  DutyRuling,
  'id' | 'agencyId' | 'holding' | 'reason' | 'namedAgencyId' | 'ruledFor'
> {
  readonly typeCode: string;
  readonly areaId: string;
  readonly body: string;
  readonly referralId: string;
}

/** Keeps it in place of the one that answered the same question before. Rulings on one question wait for each other. */
export async function keepRuling(tx: Tx, ruling: NewRuling): Promise<void> {
  const { id, agencyId, typeCode, areaId, reason } = ruling;
  const { userId, displayName } = tx.caller.actor;
  const now = await tx.now();
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('ruling:' || $1, 0))`, [agencyId]);
  const replaced = await tx.query<{ id: string }>(
    `update duty_ruling set ended_at = $5, ended_by = $6, ended_by_name = $7, ended_reason = '另有新裁定', version = version + 1
     where agency_id = $1 and type_code = $2 and area_id = $3 and reason = $4 and ended_at is null returning id`,
    [agencyId, typeCode, areaId, reason, now, userId, displayName],
  );
  await tx.query(
    `insert into duty_ruling (id, agency_id, holding, type_code, area_id, reason, named_agency_id, body, referral_id, ruled_at,
       ruled_by, ruled_by_name, ruled_for) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[id, agencyId, ruling.holding, typeCode, areaId, reason, ruling.namedAgencyId, ruling.body],
      ...[ruling.referralId, now, userId, displayName, ruling.ruledFor],
    ],
  );
  for (const { id: earlier } of replaced)
    await tx.query('update duty_ruling set replaced_by = $2 where id = $1', [earlier, id]);
}
