import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Actor } from '../../../src/platform/auth/actor.js';
import type { CaseRow } from '../../cases/index.js';
import { REFUSAL_REASONS } from '../domain/refusal-reasons.js';
import type { Step } from '../engine/step.js';
import { refusalsOf } from '../store/records.store.js';
import { DUTY_REASONS, type DutyRuling } from './duty-ruling.js';
import { keepRuling } from './duty-rulings.store.js';

/** What was ruled on a refusal. */
export interface Ruled extends Pick<DutyRuling, 'holding'> {
  /** Its author's words; null where they gave none. */
  readonly body: string | null;
  /** Who is to have such disputes instead. */
  readonly namedAgencyId?: string;
}

/**
 * Keeps a ruling on a dispute over a duty for the next one of its type: docs/adr/0070. It holds where its author coordinates; on
 * where the case is not "ours", in the area of the case alone. What lapsed by silence was ruled by nobody and keeps nothing.
 */
export async function keepForTheNext(
  step: Step<unknown>,
  { holding, body, namedAgencyId }: Ruled,
): Promise<void> {
  const { tx, world, referral, theCase } = step;
  const [refusal] = await refusalsOf(tx, referral.id);
  if (refusal === undefined || !DUTY_REASONS.has(refusal.reason) || theCase.typeCode === null) return;
  if (tx.caller.actor.userId === null) return;
  const { areaId, areaPath } = placeOf(tx.caller.actor, theCase, refusal.reason);
  const centre = await world.centres.at(tx, areaPath, 0);
  const [area] = await tx.query<{ name: string }>('select name from area where id = $1', [areaId]);
  await keepRuling(tx, {
    id: uuidv7(),
    agencyId: referral.recipientAgencyId,
    holding,
    typeCode: theCase.typeCode,
    areaId,
    reason: refusal.reason,
    namedAgencyId: namedAgencyId ?? null,
    body: body ?? REFUSAL_REASONS[refusal.reason].label,
    referralId: referral.id,
    ruledFor: centre?.name ?? area?.name ?? tx.caller.actor.displayName,
  });
}

/** The nearest area over the case that its author coordinates; that of the case for who stands in for a coordinator. */
function placeOf(
  { grants }: Actor,
  { areaId, areaPath }: Pick<CaseRow, 'areaId' | 'areaPath'>,
  reason: string,
): { readonly areaId: string; readonly areaPath: string } {
  const own = { areaId, areaPath };
  if (reason === 'not_our_area') return own;
  const coordinated = grants.flatMap((grant) =>
    grant.role === 'coordinator' &&
    grant.areaId !== null &&
    grant.areaPath !== null &&
    (areaPath === grant.areaPath || areaPath.startsWith(`${grant.areaPath}.`))
      ? [{ areaId: grant.areaId, areaPath: grant.areaPath }]
      : [],
  );
  return coordinated.sort((a, b) => b.areaPath.length - a.areaPath.length)[0] ?? own;
}
