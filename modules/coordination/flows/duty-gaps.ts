import type { Tx } from '../../../src/platform/database/tx.js';
import type { AgencyDuty } from '../../identity/index.js';
import { type AgencyPolicies, dutyAt } from '../../referrals/index.js';
import type { FlowScope } from './scope.js';

/** When nobody answers: never, so on weekends neither, or not through the night. */
export const GAPS = ['always', 'night'] as const;
export type Gap = (typeof GAPS)[number];

export const GAP_WORDS: Readonly<Record<Gap, string>> = {
  always: '夜间、周末均无人值班',
  night: '夜间无人值班',
};

/** An agency that red work does not go to while nobody is on duty there. */
export interface DutyGap {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly gap: Gap;
  /** Of every day; null where there is no duty. */
  readonly hours: string | null;
  /** Since when its duty is as it is; null: before that was kept. */
  readonly since: Date | null;
}

interface AgencyRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly profile: Readonly<Record<string, unknown>>;
  readonly duty: AgencyDuty | null;
  readonly dutySince: Date | null;
}

/** Each minute of a night in Shanghai. */
const NIGHT = Array.from({ length: 8 * 60 }, (_, minute) => new Date(Date.UTC(2026, 2, 5, 14, minute)));

/** Night is from 22:00 to 6:00 (噪声污染防治法第88条); hours hold every day, so that who is on duty at all is so on weekends. */
function gapOf(duty: AgencyDuty | null): Gap | null {
  if (duty === null) return 'always';
  return NIGHT.every((at) => dutyAt(duty, at) === 'on') ? null : 'night';
}

/** Of the agencies somebody answers for, those where red work stays with its sender at night; by name. */
export async function dutyGapsIn(
  tx: Tx,
  { areaPaths, agencyIds }: FlowScope,
  policies: AgencyPolicies,
): Promise<readonly DutyGap[]> {
  const agencies = await tx.query<AgencyRow>(
    `select g.id, g.name, g.kind, g.profile, g.duty, g.duty_since as "dutySince" from agency g join area a on a.id = g.area_id
     where g.active and not a.apart and (a.path <@ any($1::ltree[]) or g.id = any($2::uuid[])) order by g.name, g.id`,
    [areaPaths, agencyIds],
  );
  return agencies.flatMap(({ id, name, kind, profile, duty, dutySince }) => {
    const { redNeedsDuty, isCentre } = policies.profileOf({ kind, profile });
    const gap = gapOf(duty);
    if (gap === null || !redNeedsDuty || isCentre) return [];
    return [{ agencyId: id, agencyName: name, gap, hours: duty?.hours ?? null, since: dutySince }];
  });
}
