import type { Tx } from '../../../src/platform/database/tx.js';
import type { OrderRow } from './order.store.js';

/** Whose it is and what it is about: what an event of an order says besides its own. */
export type ToldOrder = Pick<
  OrderRow,
  'id' | 'number' | 'subjectType' | 'subjectId' | 'agencyId' | 'agencyName' | 'issuedBy'
> &
  Pick<OrderRow, 'caseId' | 'areaId' | 'ownerAgencyId'>;

export type OrderEvent =
  `supervision.${'ordered' | 'answered' | 'accepted' | 'returned' | 'withdrawn' | 'ended'}`;

/**
 * Event and audit of what was done, on the timeline of the case. It is an event of what is supervised, so that whoever sees that is
 * told and led there; the words of order and answer stay in the order.
 */
export function tellOrder(
  tx: Tx,
  order: ToldOrder,
  { type, ...more }: { readonly type: OrderEvent } & Readonly<Record<string, unknown>>,
): void {
  const { id, number, subjectType, subjectId, agencyId, agencyName, issuedBy, caseId } = order;
  tx.emit({
    type,
    subjectType,
    subjectId,
    streamId: caseId,
    payload: {
      orderId: id,
      orderNumber: number,
      agencyId,
      orderedAgency: agencyName,
      issuedByUserId: issuedBy,
      areaId: order.areaId,
      caseOwnerAgencyId: order.ownerAgencyId,
      ...more,
    },
  });
  tx.audit({
    action: type,
    subjectType: 'supervision_order',
    subjectId: id,
    detail: { caseId, number, agencyId },
  });
}
