import type { Tx } from '../../../src/platform/database/tx.js';
import type { Delivery } from './delivery.js';

/** What the notice of a failed message would itself be sent under: when that fails too, the incident is what is left. */
const UNDELIVERED_CODE = 'message_undelivered';

type Undelivered = Pick<
  Delivery,
  'id' | 'userId' | 'partyId' | 'agencyId' | 'code' | 'subjectType' | 'subjectId' | 'streamId' | 'mayCall'
> & { readonly reason: string };

/** Puts on the timeline that a person was not reached; rules say who is told to call. Ids and codes only. */
export async function tellUndelivered(tx: Tx, delivery: Undelivered): Promise<void> {
  const { id, userId, partyId, agencyId, code, reason, mayCall } = delivery;
  if (code === UNDELIVERED_CODE) return;
  const areaIds = agencyId === null && userId !== null ? await areasOf(tx, userId) : [];
  tx.emit({
    type: 'message.undelivered',
    subjectType: delivery.subjectType,
    subjectId: delivery.subjectId,
    streamId: delivery.streamId,
    payload: {
      deliveryId: id,
      userId,
      partyId,
      code,
      reason,
      agencyIds: agencyId === null ? [] : [agencyId],
      areaIds,
    },
  });
  if (partyId !== null && agencyId !== null) {
    callInstead(tx, { ...delivery, partyId, agencyId, mayCall: mayCall ?? false });
  }
}

/** Staff is asked to reach a party in another way. */
export function callInstead(
  tx: Tx,
  delivery: Omit<Undelivered, 'userId' | 'partyId' | 'agencyId' | 'mayCall'> & {
    readonly partyId: string;
    readonly agencyId: string;
    readonly mayCall: boolean;
  },
): void {
  const { id, partyId, agencyId, code, reason, mayCall } = delivery;
  tx.emit({
    type: 'message.call_instead',
    subjectType: delivery.subjectType,
    subjectId: delivery.subjectId,
    streamId: delivery.streamId,
    payload: { deliveryId: id, partyId, code, reason, mayCall, agencyIds: [agencyId] },
  });
}

async function areasOf(tx: Tx, userId: string): Promise<readonly string[]> {
  const rows = await tx.query<{ areaId: string }>(
    `select distinct area_id as "areaId" from membership
     where user_id = $1 and area_id is not null and valid_to is null`,
    [userId],
  );
  return rows.map(({ areaId }) => areaId);
}
